package terraform_test

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/emit"
	"github.com/aslgen/aslgen/asl/emit/terraform"
	"github.com/aslgen/aslgen/asl/iam"
	"github.com/aslgen/aslgen/internal/snap"
)

// review is a machine with parameters of all kinds and with texts that Terraform would spoil.
var review = emit.Machine{
	Name: "study-review", Params: []string{"draft_function", "questions-url", "partition", "_bucket", "stage", "child"}, Pos: diag.Pos{File: "review.go", Line: 7},
	Definition: []byte(`{
  "QueryLanguage": "JSONata",
  "StartAt": "Draft",
  "States": {
    "Draft": {
      "Type": "Task",
      "Resource": "arn:${partition}:states:::lambda:invoke",
      "Arguments": {
        "FunctionName": "${draft_function}",
        "Payload": {
          "braces": "{%{\"a\":1}%}",
          "stage": "${stage} $${stage}",
          "text": "%%{ and $${other} and ${~x} cafe\u0301 é ${else}"
        }
      },
      "Next": "Ask"
    },
    "Ask": {
      "Type": "Task",
      "Resource": "arn:${partition}:states:::sqs:sendMessage.waitForTaskToken",
      "Arguments": {
        "QueueUrl": "${questions-url}",
        "MessageBody": "{% {\"token\": $states.context.Task.Token, \"stage\": \"${stage}\"} %}"
      },
      "TimeoutSeconds": 3600,
      "Next": "Keep"
    },
    "Keep": {
      "Type": "Task",
      "Resource": "arn:${partition}:states:::aws-sdk:s3:putObject",
      "Arguments": {
        "Bucket": "${_bucket}",
        "Key": "answers/1.json",
        "Body": "{% $states.input %}"
      },
      "Next": "Start"
    },
    "Start": {
      "Type": "Task",
      "Resource": "arn:${partition}:states:::states:startExecution.sync:2",
      "Arguments": {
        "StateMachineArn": "${child}",
        "Input": {}
      },
      "End": true
    }
  }
}
`),
}

func text(s string) iam.Part { return iam.Part{Text: s} }

func hole(h iam.Hole, param ...string) iam.Part {
	return iam.Part{Hole: h, Param: strings.Join(param, "")}
}

// reviewPolicy has every kind of hole.
var reviewPolicy = &iam.Policy{
	Statements: []iam.Statement{
		{
			Actions: []string{"lambda:InvokeFunction"}, Why: []string{`"Draft" calls it`},
			Resources: []iam.Resource{
				{lambda()}, {lambda(), text(":*")},
			},
		},
		{Actions: []string{"sqs:SendMessage"}, Resources: []iam.Resource{{hole(iam.HoleQueueARN, "questions-url")}}, Why: []string{"\"Ask\"\nsends"}},
		{
			Actions: []string{"s3:AbortMultipartUpload", "s3:PutObject"}, Dynamic: true, Why: []string{`"Keep" writes`, `the key may hold $ and *`},
			Resources: []iam.Resource{
				{text("arn:"), hole(iam.HolePartition), text(":s3:::"), hole(iam.HoleParam, "_bucket"), text("/answers/${*}$"), hole(iam.HoleParam, "stage"), text("/%{a}/*")},
				{hole(iam.HoleS3ARN, "_bucket"), text("/*")},
			},
		},
		{
			Actions: []string{"states:DescribeExecution", "states:StopExecution"},
			Resources: []iam.Resource{
				{hole(iam.HoleExecutions, "child"), text(":*")},
			},
		},
		{
			Actions: []string{"states:StartExecution"},
			Resources: []iam.Resource{
				{hole(iam.HoleParam, "child")}, {hole(iam.HoleStateMachineARN)},
				{text("arn:"), hole(iam.HolePartition), text(":states:"), hole(iam.HoleRegion), text(":"), hole(iam.HoleAccount), text(":mapRun:"), hole(iam.HoleStateMachineName), text("/*")},
			},
			Conditions: []iam.Condition{{Operator: "StringEquals", Key: "aws:ResourceAccount", Values: []iam.Resource{{hole(iam.HoleAccount)}, {text("111122223333")}}}},
		},
	},
	Unknown: []iam.Unknown{{State: "Keep", Field: "Key", Pointer: "/States/Keep", Reason: "the key is made\nwhen the state runs"}},
}

func lambda() iam.Part {
	p := hole(iam.HoleNameOrARN, "draft_function")
	p.Prefix = iam.Resource{text("arn:"), hole(iam.HolePartition), text(":lambda:"), hole(iam.HoleRegion), text(":"), hole(iam.HoleAccount), text(":function:")}
	return p
}

// fast is an EXPRESS machine without parameters and permissions.
var fast = emit.Machine{Name: "fast", Express: true, Definition: []byte(`{
  "StartAt": "Done",
  "States": {
    "Done": {
      "Type": "Succeed"
    }
  }
}
`)}

// module makes a module without errors.
func module(t *testing.T, m emit.Machine, p *iam.Policy) map[string]string {
	t.Helper()
	files, list := terraform.Module(m, p)
	require.False(t, list.HasErrors(), list.String())
	all := map[string]string{}
	for _, f := range files {
		all[f.Name] = string(f.Content)
	}
	return all
}

// TestSuffix writes a resource that is a parameter when it is an ARN, and else its name between a prefix and a suffix.
func TestSuffix(t *testing.T) {
	secret := hole(iam.HoleNameOrARN, "draft_function")
	secret.Prefix, secret.Suffix = iam.Resource{text("arn:"), hole(iam.HolePartition), text(":secretsmanager:secret:")}, iam.Resource{text("-??????")}
	files := module(t, review, &iam.Policy{Statements: []iam.Statement{{Actions: []string{"a:B"}, Resources: []iam.Resource{{secret}}}}})
	require.Contains(t, files["main.tf"], `startswith(var.draft_function, "arn:") ? var.draft_function : "arn:${local.partition}:secretsmanager:secret:${var.draft_function}-??????"`)
}

func TestModules(t *testing.T) {
	for _, c := range []struct {
		machine emit.Machine
		policy  *iam.Policy
	}{{review, reviewPolicy}, {fast, &iam.Policy{}}} {
		t.Run(c.machine.Name, func(t *testing.T) {
			for name, content := range module(t, c.machine, c.policy) {
				snap.Match(t, filepath.Join("testdata", c.machine.Name, name), []byte(content))
			}
		})
	}
}

// TestRightsOfTheOptions holds what a module allows for its own variables to what iam derives for the same options.
func TestRightsOfTheOptions(t *testing.T) {
	machine, problems := asl.Parse("fast", fast.Definition)
	require.Empty(t, problems)
	var want []string
	for _, s := range iam.Derive(machine, iam.Options{Logging: true, XRay: true, KMSKey: "key"}).Statements {
		want = append(want, s.Actions...)
		for _, c := range s.Conditions {
			want = append(want, c.Key)
		}
	}
	var got []string
	main := module(t, fast, &iam.Policy{})["main.tf"]
	_, policy, _ := strings.Cut(main, `data "aws_iam_policy_document" "this"`)
	for _, m := range regexp.MustCompile(`"((?:logs|xray|kms):[A-Za-z:]+)"`).FindAllStringSubmatch(policy, -1) {
		got = append(got, m[1])
	}
	require.ElementsMatch(t, want, got)
	require.Contains(t, policy, `values   = ["arn:${local.partition}:logs:${local.region}:${local.account}:*"]`)
}

// TestTrust holds the policy of trust to the form that the guide of Step Functions gives.
func TestTrust(t *testing.T) {
	main := module(t, fast, &iam.Policy{})["main.tf"]
	require.Contains(t, main, `variable = "aws:SourceArn"
      values   = ["arn:${local.partition}:states:${local.region}:${local.account}:stateMachine:*"]`)
}
