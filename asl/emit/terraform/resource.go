package terraform

import (
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/iam"
)

// resourceExpression writes a resource of a policy as an expression.
func resourceExpression(r iam.Resource) string {
	if len(r) == 1 && r[0].Hole != "" && r[0].Hole != iam.HoleS3ARN {
		return hole(r[0])
	}
	return template(r)
}

// template writes a resource as a text in quotes with interpolations.
func template(r iam.Resource) string {
	var b strings.Builder
	b.WriteByte('"')
	for i, p := range r {
		switch p.Hole {
		case "":
		case iam.HoleS3ARN:
			b.WriteString(`arn:${local.partition}:s3:::${trimprefix(var.` + p.Param + `, "s3://")}`)
			continue
		default:
			b.WriteString("${" + hole(p) + "}")
			continue
		}
		text := p.Text
		if i+1 < len(r) && r[i+1].Hole != "" {
			text = strings.TrimRight(text, "$")
		}
		quoted := literal(text)
		b.WriteString(quoted[1 : len(quoted)-1])
		if rest := p.Text[len(text):]; rest != "" {
			b.WriteString(`${"` + rest + `"}`) // a dollar and an interpolation would be an escape
		}
	}
	b.WriteByte('"')
	return b.String()
}

// hole is the expression that fills a hole.
func hole(p iam.Part) string {
	switch p.Hole {
	case iam.HolePartition:
		return "local.partition"
	case iam.HoleRegion:
		return "local.region"
	case iam.HoleAccount:
		return "local.account"
	case iam.HoleStateMachineARN:
		return "local.arn" // of the machine's name: its resource depends on the policy
	case iam.HoleStateMachineName:
		return "local.name"
	case iam.HoleParam:
		return "var." + p.Param
	case iam.HoleNameOrARN:
		name := slices.Concat(p.Prefix, iam.Resource{{Hole: iam.HoleParam, Param: p.Param}}, p.Suffix)
		return `startswith(var.` + p.Param + `, "arn:") ? var.` + p.Param + ` : ` + template(name)
	case iam.HoleQueueARN:
		return "local.queue_arns." + p.Param
	case iam.HoleExecutions:
		return "local.execution_arns." + p.Param
	}
	panic("no hole is called " + string(p.Hole))
}

// derived are the ARNs that the module makes of parameters, by the name of the local value that holds them.
var derived = []struct {
	hole iam.Hole
	name string
	make string // with PARAM for the variable
}{
	// The region is a part of the name of the host; the oldest names of hosts have none and mean us-east-1. The account and the name are
	// the last two parts of the path.
	{iam.HoleQueueARN, "queue_arns", `join(":", concat(["arn", local.partition, "sqs", try(regex("//(?:[^/]*[.])?([a-z]{2,}(?:-[a-z]+)+-[0-9])[.]", PARAM)[0], can(regex("//(?:sqs|queue)[.]amazonaws[.]com/", PARAM)) ? "us-east-1" : local.region)], slice(split("/", PARAM), length(split("/", PARAM)) - 2, length(split("/", PARAM)))))`},
	// The ARN may end with a version or an alias, which executions do not have in theirs.
	{iam.HoleExecutions, "execution_arns", `join(":", concat(slice(split(":", PARAM), 0, 5), ["execution", split(":", PARAM)[6]]))`},
}

// parts calls the function for every part of the policy's resources and conditions.
func parts(p *iam.Policy, each func(iam.Part)) {
	var walk func(r iam.Resource)
	walk = func(r iam.Resource) {
		for _, part := range r {
			each(part)
			walk(part.Prefix)
			walk(part.Suffix)
		}
	}
	for _, s := range p.Statements {
		for _, r := range s.Resources {
			walk(r)
		}
		for _, c := range s.Conditions {
			for _, v := range c.Values {
				walk(v)
			}
		}
	}
}

// isResource tells that a parameter is a whole resource of the policy, so that its value has to be an ARN.
func isResource(p *iam.Policy, name string) bool {
	return slices.ContainsFunc(p.Statements, func(s iam.Statement) bool {
		return slices.ContainsFunc(s.Resources, func(r iam.Resource) bool {
			return len(r) == 1 && r[0].Hole == iam.HoleParam && r[0].Param == name
		})
	})
}
