package rules

import (
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/service"
	"github.com/aslgen/aslgen/asl/validate"
)

// parameterType reports a parameter whose value has the wrong JSON type.
var parameterType = &validate.Rule{
	Def: diag.Def{
		Code: "ASL4013", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED",
		Title: "parameter has the wrong type",
		Doc: "A list takes an array, a structure an object, a number a number. A string takes objects and arrays, too: Step Functions " +
			"writes them into it as JSON text. A number or boolean in quotes is a warning.",
		Spec: guide + "connect-to-resource.html",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:ec2:stopInstances", ` +
			`"Parameters": {"InstanceIds": "i-0123456789abcdef0"}, "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:ec2:stopInstances", ` +
			`"Parameters": {"InstanceIds": ["i-0123456789abcdef0"]}, "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for state, c := range calls(p) {
			for _, m := range c.Given.Members() {
				parameter := c.Parameter(m.Name)
				if parameter == nil || computed(state, m.Value) {
					continue
				}
				if want, severity := mismatch(parameter.Kind, m.Value); want != "" {
					p.Report(state.At(c.Field, m.Name), "%q of %q is %s, not %s", m.Name, c.Name(), diag.Article(m.Value.Kind().String()), want).
						Severity(severity).Help("write %s", want)
				}
			}
		}
	},
}

// computed reports whether a value is an expression, or null, which stands for a parameter that is not given.
func computed(state *validate.State, v *jsontree.Value) bool {
	if v.Kind() == jsontree.String {
		return state.JSONata() && strings.HasPrefix(v.Str(), "{%") || strings.Contains(v.Str(), "${")
	}
	return v.Kind() == jsontree.Null
}

// mismatch returns what must stand instead of a value, "" when the value will do.
func mismatch(kind service.ParameterKind, v *jsontree.Value) (want string, severity diag.Severity) {
	switch kind {
	case service.List:
		return unless(v, "an array", jsontree.Array)
	case service.Map, service.Object:
		return unless(v, "an object", jsontree.Object)
	case service.Boolean:
		if s := v.Str(); s == "true" || s == "false" {
			return "true or false without quotes", diag.Warning
		}
		return unless(v, "true or false", jsontree.Bool)
	case service.Integer:
		if looksLikeNumber(v.Str()) {
			return "a number without quotes", diag.Warning
		}
		if text := v.NumberText(); strings.ContainsAny(text, ".eE") {
			return "a whole number", diag.Warning
		}
		return unless(v, "a number", jsontree.Number)
	case service.Number:
		if looksLikeNumber(v.Str()) {
			return "a number without quotes", diag.Warning
		}
		return unless(v, "a number", jsontree.Number)
	default: // a string takes nearly everything, a time is text or a number
		return "", 0
	}
}

func unless(v *jsontree.Value, want string, kind jsontree.Kind) (string, diag.Severity) {
	if v.Kind() == kind {
		return "", 0
	}
	return want, diag.Error
}

// looksLikeNumber reports whether a text in quotes would be a number without them.
func looksLikeNumber(text string) bool { return jsontree.NewNumber(text) != nil }
