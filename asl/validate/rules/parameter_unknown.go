package rules

import (
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/service"
	"github.com/aslgen/aslgen/asl/validate"
)

// parameterUnknown reports a parameter that the call does not take.
var parameterUnknown = &validate.Rule{
	Def: diag.Def{
		Code: "ASL4011", Severity: diag.Warning, AWS: "SCHEMA_VALIDATION_FAILED",
		Title: "call does not take the parameter",
		Doc: "Step Functions refuses a parameter that the call does not have. Names begin with an upper case letter; AWS SDK integrations " +
			"write them as the AWS SDK for Java does, DbInstanceIdentifier for the DBInstanceIdentifier of the API. Other upper and lower " +
			"case, one wrong letter, or a misspelt name of a required parameter is an error; another name may be newer than the catalogue.",
		Spec: guide + "connect-to-resource.html",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", ` +
			`"Parameters": {"FunctionName": "FetchChart", "Patient": "1"}, "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", ` +
			`"Parameters": {"FunctionName": "FetchChart", "Payload": {"Patient": "1"}}, "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for state, c := range calls(p) {
			if c.Integration == nil && c.Action == nil {
				continue
			}
			for _, m := range c.Given.Members() {
				if name := parameterOf(state, m.Name); c.Parameter(name) == nil {
					reportUnknown(p, state, c, m.Name, name)
				}
			}
		}
	},
}

func reportUnknown(p *validate.Pass, state *validate.State, c *validate.Call, member, name string) {
	at := state.At(c.Field, member)
	if apiParameter(c.Integration, name) && meantBy(state, c, name) == "" {
		p.Report(at, "%q is a parameter of the API, but not one that %q is known to take", name, c.Name()).AtName().
			Help("leave it away, or call the API: %q", sdkForm(c, c.Integration.SDKService, c.Integration.SDKAction))
		return
	}
	f := p.Report(at, "%q has no parameter %q", c.Name(), name).AtName()
	meant := meantBy(state, c, name)
	switch {
	case meant != "":
		f.Help("did you mean %q?", meant)
		if slip(name, meant) || required(c, meant) {
			f.Severity(diag.Error)
		}
	case c.Parameter("Payload") != nil:
		f.Help("what the function is to get goes into %q", "Payload")
	case len(c.Parameters()) == 0:
		f.Help("it takes none")
	default:
		f.Help("it takes %s", parameterList(c.Parameters()))
	}
}

// parameterList names the parameters, required ones before the others.
func parameterList(list []service.Parameter) string {
	const shown = 10
	var names []string
	for _, needed := range [...]bool{true, false} {
		for _, p := range list {
			if p.Required == needed {
				names = append(names, p.Name)
			}
		}
	}
	if len(names) > shown {
		return `"` + strings.Join(names[:shown], `", "`) + `", …`
	}
	return quoted(names, "and")
}
