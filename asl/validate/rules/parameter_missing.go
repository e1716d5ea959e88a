package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// parameterMissing reports a call without a parameter that it must have.
var parameterMissing = &validate.Rule{
	Def: diag.Def{
		Code: "ASL4012", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED",
		Title: "call lacks a required parameter",
		Doc: "Step Functions refuses a call without the parameters that the API requires. Without Parameters or Arguments, and with " +
			"Arguments that are one expression, the parameters are known only when the state runs, and nothing is reported. A choice of " +
			"parameters of which one must be given is a warning.",
		Spec: guide + "connect-to-resource.html",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:getObject", ` +
			`"Parameters": {"Bucket": "charts"}, "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:getObject", ` +
			`"Parameters": {"Bucket": "charts", "Key": "1"}, "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for state, c := range calls(p) {
			if c.Given == nil || c.Integration == nil && c.Action == nil {
				continue
			}
			var missing []string
			for _, parameter := range c.Parameters() {
				if parameter.Required && !gives(state, c, parameter.Name) {
					missing = append(missing, parameter.Name)
				}
			}
			reportMissing(p, state, c, missing)
			checkOneOf(p, state, c)
		}
	},
}

func reportMissing(p *validate.Pass, state *validate.State, c *validate.Call, missing []string) {
	if len(missing) == 0 {
		return
	}
	meant := unknownMeans(state, c)
	var left []string
	for _, name := range missing {
		if !meant[name] { // else the misspelt name is the fault
			left = append(left, name)
		}
	}
	if len(left) > 0 {
		p.Report(state.At(c.Field), "%q lacks %s, which %q requires", c.Field, quoted(left, "and"), c.Name()).
			Help("add %s%s", quoted(left, "and"), pathHint(state))
	}
}

// checkOneOf reports a call that gives none of the parameters of which it must give one.
func checkOneOf(p *validate.Pass, state *validate.State, c *validate.Call) {
	if c.Integration == nil {
		return
	}
	for _, group := range c.Integration.OneOf {
		given := false
		for _, name := range group {
			given = given || gives(state, c, name)
		}
		meant := unknownMeans(state, c)
		for _, name := range group {
			given = given || meant[name]
		}
		if !given {
			p.Report(state.At(c.Field), "%q has none of %s, of which %q needs one", c.Field, quoted(group, "and"), c.Name()).
				Severity(diag.Warning).Help("add one of them%s", pathHint(state))
		}
	}
}

// pathHint tells how a computed parameter is spelled in JSONPath.
func pathHint(state *validate.State) string {
	if state.JSONata() {
		return ""
	}
	return `; the name of one that a path picks ends in ".$"`
}
