package terraform

import (
	"strings"

	"github.com/aslgen/aslgen/asl/emit"
	"github.com/aslgen/aslgen/asl/iam"
	"github.com/hashicorp/hcl/v2/hclwrite"
)

// mainFile makes main.tf.
func mainFile(m emit.Machine, policy *iam.Policy) *hclwrite.File {
	f := parse(mainText)
	body := f.Body()
	locals := body.FirstMatchingBlock("locals", nil).Body()
	set(locals, "name", `"${var.name_prefix}`+m.Name+`"`)
	addDerived(locals, policy)

	machine := body.FirstMatchingBlock("resource", []string{"aws_sfn_state_machine", "this"}).Body()
	setText(machine, "type", workflowType(m))
	set(machine, "definition", templatefile(m))

	if len(policy.Statements) == 0 { // a policy without statements is none
		set(body.FirstMatchingBlock("resource", []string{"aws_iam_role_policy", "this"}).Body(), "count", `var.log_level != "OFF" || var.tracing || var.kms != null ? 1 : 0`)
	}
	document := body.FirstMatchingBlock("data", []string{"aws_iam_policy_document", "this"}).Body()
	for _, s := range policy.Statements {
		addStatement(document, s)
	}
	addUnknown(document, policy.Unknown)
	return f
}

func workflowType(m emit.Machine) string {
	if m.Express {
		return "EXPRESS"
	}
	return "STANDARD"
}

// templatefile is the call that gives the definition its parameters.
func templatefile(m emit.Machine) string {
	call := `templatefile("${path.module}/` + m.Name + DefinitionSuffix + `", {`
	for _, p := range m.Params {
		call += "\n" + p + " = var." + p
	}
	if len(m.Params) > 0 {
		call += "\n"
	}
	return call + "})"
}

// addDerived adds the ARNs that the policy needs of parameters that are no ARNs.
func addDerived(locals *hclwrite.Body, policy *iam.Policy) {
	for _, d := range derived {
		var entries strings.Builder
		seen := map[string]bool{}
		parts(policy, func(p iam.Part) {
			if p.Hole == d.hole && !seen[p.Param] {
				seen[p.Param] = true
				entries.WriteString(p.Param + " = " + strings.ReplaceAll(d.make, "PARAM", "var."+p.Param) + "\n")
			}
		})
		if entries.Len() > 0 {
			locals.AppendNewline()
			set(locals, d.name, "{\n"+entries.String()+"}")
		}
	}
}

// addStatement adds a statement of the policy, below the reasons for it.
func addStatement(document *hclwrite.Body, s iam.Statement) {
	document.AppendNewline()
	for _, why := range s.Why {
		comment(document, why)
	}
	b := document.AppendNewBlock("statement", nil).Body()
	set(b, "actions", literals(s.Actions))
	resources := make([]string, len(s.Resources))
	for i, r := range s.Resources {
		resources[i] = resourceExpression(r)
	}
	set(b, "resources", list(resources))
	for _, c := range s.Conditions {
		values := make([]string, len(c.Values))
		for i, v := range c.Values {
			values[i] = resourceExpression(v)
		}
		b.AppendNewline()
		condition := b.AppendNewBlock("condition", nil).Body()
		setText(condition, "test", c.Operator)
		setText(condition, "variable", c.Key)
		set(condition, "values", list(values))
	}
}

// addUnknown says in the policy what it does not know.
func addUnknown(document *hclwrite.Body, all []iam.Unknown) {
	if len(all) == 0 {
		return
	}
	document.AppendNewline()
	comment(document, "What the definition does not tell:")
	for _, u := range all {
		line := "- "
		if u.State != "" {
			line += quote(u.State)
			if u.Field != "" {
				line += ", " + u.Field
			}
			line += ": "
		}
		comment(document, line+u.Reason)
	}
}
