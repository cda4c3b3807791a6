# shellcheck shell=bash
# cfn-lint, which knows what CloudFormation takes, in a virtual environment outside the tree.

CFN_LINT_VERSION=1.51.0

# Fails when a template is wrong, and also when a wrong one passes.
lint_templates() {
  local cache=$1 home="$1/cfn-lint-$CFN_LINT_VERSION"
  if [[ ! -x $home/bin/cfn-lint ]]; then
    rm -rf "$home"
    mkdir -p "$cache"
    python3 -m venv "$home.new"
    "$home.new/bin/pip" install -q "cfn-lint==$CFN_LINT_VERSION"
    mv "$home.new" "$home"
    # The scripts of a virtual environment name the folder that it was made in.
    sed -i "1s|$home.new|$home|" "$home/bin/cfn-lint"
  fi
  "$home/bin/cfn-lint" deploy/cloudformation/*.yaml
  if sed 's/RetentionInDays:/RetentionInWeeks:/' deploy/cloudformation/access-logs.yaml | "$home/bin/cfn-lint" - >/dev/null; then
    echo 'cfn-lint passes a template with a misspelt property.' >&2
    return 1
  fi
}
