package terraform_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/iam"
	"github.com/aslgen/aslgen/internal/terraformtest"
)

// everything calls the module of a STANDARD machine with all options.
const everything = `
module "review" {
  source         = "./study-review"
  _bucket        = "answers"
  child          = "arn:aws:states:us-east-1:123456789012:stateMachine:child:live"
  draft_function = "draft"
  partition      = "aws"
  questions-url  = "https://sqs.us-east-1.amazonaws.com/123456789012/questions"
  stage          = "test"

  name_prefix              = "test-"
  log_level                = "ALL"
  log_execution_data       = true
  log_retention_days       = 365
  log_kms_key_arn          = aws_kms_key.this.arn
  tracing                  = true
  kms                      = { key_arn = aws_kms_key.this.arn }
  permissions_boundary_arn = aws_iam_policy.boundary.arn
  publish                  = true
  alias                    = "live"
  tags                     = { unit = "radiology" }
}

resource "aws_kms_key" "this" {}

resource "aws_iam_policy" "boundary" {
  name   = "boundary"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })
}

output "review" {
  value = module.review
}
`

// nothing calls the module of an EXPRESS machine that needs no rights, with no option.
const nothing = `
module "fast" {
  source    = "./fast"
  tracing   = false
  log_level = "OFF"
}

module "plain" {
  source = "./fast"

  name_prefix = "plain-"
}

output "fast" {
  value = module.fast
}
`

// TestSharedApply makes the modules in a local AWS, plans again and finds nothing to do, publishes a change, and removes them.
func TestSharedApply(t *testing.T) {
	server := terraformtest.Start(t)
	files := map[string]string{"main.tf": server.Provider() + everything + nothing}
	addModule(files, "study-review", module(t, review, reviewPolicy))
	addModule(files, "fast", module(t, fast, &iam.Policy{}))
	root := terraformtest.New(t, server, true, files)
	root.Init()
	root.Apply()
	root.Unchanged()

	out := root.Outputs()
	made := out["review"].(map[string]any)
	machine := "arn:aws:states:us-east-1:123456789012:stateMachine:test-study-review"
	require.Equal(t, machine, made["state_machine_arn"])
	require.Equal(t, machine+":1", made["state_machine_version_arn"])
	require.Equal(t, machine+":live", made["alias_arn"])
	require.Equal(t, "test-study-review-us-east-1", made["role_name"])
	require.Equal(t, "/aws/vendedlogs/states/test-study-review", made["log_group_name"])
	require.Nil(t, out["fast"].(map[string]any)["alias_arn"])
	require.Nil(t, out["fast"].(map[string]any)["state_machine_version_arn"])

	changed := strings.Replace(everything, `stage          = "test"`, `stage          = "next"`, 1)
	root.Write("main.tf", server.Provider()+changed+nothing)
	root.Apply()
	root.Unchanged()
	require.Equal(t, machine+":2", root.Outputs()["review"].(map[string]any)["state_machine_version_arn"])
	root.Destroy()
}
