package terraform_test

import (
	"encoding/json"
	"regexp"
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

// derived calls modules whose policies are derived from the definitions: approval, distributed Map, other accounts.
const derived = `
module "approval" {
  source              = "./golden/prescription-approval"
  pharmacy_function   = "arn:aws:lambda:us-east-1:123456789012:function:pharmacy"
  physician_queue_url = "https://sqs.us-east-1.amazonaws.com/123456789012/physicians"
}

module "claims" {
  source          = "./golden/claims"
  claims_account  = "123456789012"
  judge_function  = "arn:aws:lambda:us-east-1:123456789012:function:judge"
  verdicts_bucket = "verdicts"
}

module "import" {
  source             = "./golden/partner-import"
  data_role_arn      = "arn:aws:iam::123456789012:role/data"
  index_role_arn     = "arn:aws:iam::123456789012:role/index"
  job_queue_arn      = "arn:aws:batch:us-east-1:123456789012:job-queue/jobs"
  aws_partition      = "aws"
  log_key_arn        = "arn:aws:kms:us-east-1:123456789012:key/log"
  count_activity_arn = "arn:aws:states:us-east-1:123456789012:activity:count"
  log_uri            = "s3://logs/import"
}
`

// TestSharedApply makes the modules in a local AWS, plans again and finds nothing to do, publishes a change, and removes them.
func TestSharedApply(t *testing.T) {
	server := terraformtest.Start(t)
	files := map[string]string{"main.tf": server.Provider() + everything + nothing + derived}
	addModule(files, "study-review", module(t, review, reviewPolicy))
	addModule(files, "fast", module(t, fast, &iam.Policy{}))
	addGolden(t, files)
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

	policy, definition := deployed(t, root)
	require.JSONEq(t, reviewRights, policy)
	want := string(review.Definition)
	for name, value := range map[string]string{"_bucket": "answers", "child": "arn:aws:states:us-east-1:123456789012:stateMachine:child:live", "draft_function": "draft", "partition": "aws", "questions-url": "https://sqs.us-east-1.amazonaws.com/123456789012/questions", "stage": "test"} {
		want = strings.ReplaceAll(want, "${"+name+"}", value)
	}
	require.Equal(t, strings.ReplaceAll(want, "cafe\u0301", `cafe\u0301`), definition, "Step Functions has what the workflow says")

	changed := strings.Replace(everything, `stage          = "test"`, `stage          = "next"`, 1)
	root.Write("main.tf", server.Provider()+changed+nothing+derived)
	root.Apply()
	root.Unchanged()
	require.Equal(t, machine+":2", root.Outputs()["review"].(map[string]any)["state_machine_version_arn"])
	root.Destroy()
}

// deployed reads the policy of the role and the definition from the state of Terraform.
func deployed(t *testing.T, root *terraformtest.Root) (policy, definition string) {
	t.Helper()
	var state struct {
		Values struct {
			Root struct {
				Children []struct {
					Address   string
					Resources []struct {
						Type   string
						Values struct{ Policy, Definition string }
					}
				} `json:"child_modules"`
			} `json:"root_module"`
		}
	}
	require.NoError(t, json.Unmarshal([]byte(root.Run("show", "-json")), &state))
	for _, m := range state.Values.Root.Children {
		for _, r := range m.Resources {
			switch {
			case m.Address == "module.review" && r.Type == "aws_iam_role_policy":
				policy = r.Values.Policy
			case m.Address == "module.review" && r.Type == "aws_sfn_state_machine":
				definition = r.Values.Definition
			}
		}
	}
	// The key has an id of its own in every run.
	return regexp.MustCompile(`key/[0-9a-f-]+`).ReplaceAllString(policy, "key/1"), definition
}

// reviewRights is the policy of the role: every hole is filled in, and the module's own rights are there.
const reviewRights = `{
	"Version": "2012-10-17",
	"Statement": [
		{"Effect": "Allow", "Resource": "*", "Action": ["logs:UpdateLogDelivery", "logs:PutResourcePolicy", "logs:ListLogDeliveries", "logs:GetLogDelivery", "logs:DescribeResourcePolicies", "logs:DescribeLogGroups", "logs:DeleteLogDelivery", "logs:CreateLogDelivery"]},
		{"Effect": "Allow", "Resource": "*", "Action": ["xray:PutTraceSegments", "xray:PutTelemetryRecords", "xray:GetSamplingTargets", "xray:GetSamplingRules"]},
		{"Effect": "Allow", "Resource": "arn:aws:kms:us-east-1:123456789012:key/1", "Action": ["kms:GenerateDataKey", "kms:Decrypt"],
			"Condition": {"StringEquals": {"kms:EncryptionContext:aws:states:stateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:test-study-review"}}},
		{"Effect": "Allow", "Resource": "arn:aws:kms:us-east-1:123456789012:key/1", "Action": "kms:GenerateDataKey", "Condition": {"StringEquals": {"kms:EncryptionContext:SourceArn": "arn:aws:logs:us-east-1:123456789012:*"}}},
		{"Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": ["arn:aws:lambda:us-east-1:123456789012:function:draft:*", "arn:aws:lambda:us-east-1:123456789012:function:draft"]},
		{"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:123456789012:questions"},
		{"Effect": "Allow", "Action": ["s3:PutObject", "s3:AbortMultipartUpload"], "Resource": ["arn:aws:s3:::answers/answers/${*}$test/%{a}/*", "arn:aws:s3:::answers/*"]},
		{"Effect": "Allow", "Action": ["states:StopExecution", "states:DescribeExecution"], "Resource": "arn:aws:states:us-east-1:123456789012:execution:child:*"},
		{"Effect": "Allow", "Action": "states:StartExecution",
			"Resource": ["arn:aws:states:us-east-1:123456789012:stateMachine:test-study-review", "arn:aws:states:us-east-1:123456789012:stateMachine:child:live", "arn:aws:states:us-east-1:123456789012:mapRun:test-study-review/*"],
			"Condition": {"StringEquals": {"aws:ResourceAccount": ["123456789012", "111122223333"]}}}
	]
}`
