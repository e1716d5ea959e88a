package rules

import (
	"slices"
	"strconv"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/validate"
)

// jsonataNotEvaluated reports expressions in fields that take constants only.
var jsonataNotEvaluated = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3013", Severity: diag.Warning,
		Title: "expression in a field that is not evaluated",
		Doc: "Resource, ErrorEquals and CSVHeaders hold constants. An expression there is taken as it stands: an error of that name is " +
			"never caught, a column gets that name. As a Resource it is no ARN, which is an error.",
		Spec: jsonataGuide,
		Bad: `{"QueryLanguage": "JSONata", "StartAt": "A", "States":` +
			` {"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "TimeoutSeconds": 60,` +
			` "Arguments": {"FunctionName": "total"},` +
			` "Retry": [{"ErrorEquals": ["{% $states.input.error %}"]}], "End": true}}}`,
		Good: `{"QueryLanguage": "JSONata", "StartAt": "A", "States":` +
			` {"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "TimeoutSeconds": 60,` +
			` "Arguments": {"FunctionName": "total"},` +
			` "Retry": [{"ErrorEquals": ["States.TaskFailed"]}], "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for _, state := range p.States() {
			if state.JSONata() {
				constants(p, state)
			}
		}
	},
}

// constants judges the fields of a state that take constants.
func constants(p *validate.Pass, state *validate.State) {
	constant := func(v *jsontree.Value, tokens ...string) {
		if v.Kind() != jsontree.String {
			return
		}
		if opened, closed := delimited(v.Str()); !opened || !closed {
			return
		}
		name := tokens[0]
		if _, err := strconv.Atoi(tokens[len(tokens)-1]); err == nil {
			name = tokens[len(tokens)-2]
		}
		f := p.Report(state.At(tokens...), "%q is not evaluated: the expression is taken as it stands", name).Help("write a constant")
		if name == "Resource" {
			f.Severity(diag.Error).Help("write an ARN; what varies can be an argument, such as the FunctionName of lambda:invoke")
		}
	}
	list := func(v *jsontree.Value, tokens ...string) {
		for i, elem := range v.Elems() {
			constant(elem, append(slices.Clone(tokens), strconv.Itoa(i))...)
		}
	}
	constant(state.Tree.Get("Resource"), "Resource")
	for _, field := range []string{"Retry", "Catch"} {
		for i, elem := range state.Tree.Get(field).Elems() {
			list(elem.Get("ErrorEquals"), field, strconv.Itoa(i), "ErrorEquals")
		}
	}
	if reader := state.Tree.Get("ItemReader"); reader != nil {
		list(reader.Get("ReaderConfig").Get("CSVHeaders"), "ItemReader", "ReaderConfig", "CSVHeaders")
	}
}
