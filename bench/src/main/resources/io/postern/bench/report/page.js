const charts = JSON.parse(document.getElementById("charts").textContent);
for (const canvas of document.querySelectorAll("canvas[data-chart]")) {
  const { type, title, labels, lines } = charts[canvas.dataset.chart];
  new Chart(canvas, {
    type,
    data: { labels, datasets: lines.map(({ label, values }) => ({ label, data: values, pointRadius: 0 })) },
    options: {
      animation: false,
      indexAxis: type === "bar" ? "y" : "x",
      plugins: { title: { display: title !== "", text: title }, legend: { display: lines.length > 1 } },
    },
  });
}
