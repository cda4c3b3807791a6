// A file of its own, because the page's Content-Security-Policy allows no script inside the page.
SwaggerUIBundle({
  url: "/openapi/openapi.yaml",
  dom_id: "#api",
  deepLinking: true,
  validatorUrl: null, // the default asks a server elsewhere
});
