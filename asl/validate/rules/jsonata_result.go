package rules

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/aslgen/aslgen/asl/validate"
)

// jsonataResult reports expressions whose result never fits the field.
var jsonataResult = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3011", Severity: diag.Error,
		Title: "result of the expression never fits the field",
		Doc: "Condition takes true or false, a number of seconds or items takes a number within its bounds, Timestamp a time, Error and " +
			"Cause a text, Items an array or an object. Nothing is converted: with another result the state fails each time with " +
			"States.QueryEvaluationError. Only what the text of the expression shows is judged. For Items this is a " +
			"warning, and so is a constant with a fraction where the field takes whole numbers.",
		Spec: jsonataGuide,
		Bad: `{"QueryLanguage": "JSONata", "StartAt": "A", "States":` +
			` {"A": {"Type": "Wait", "Seconds": "{% 'PT' & $states.input.seconds & 'S' %}", "End": true}}}`,
		Good: `{"QueryLanguage": "JSONata", "StartAt": "A", "States":` +
			` {"A": {"Type": "Wait", "Seconds": "{% $number($states.input.seconds) %}", "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		expressions(p, func(s *validate.Site, n jsonata.Node, refs *jsonata.Refs) {
			want := wantedResult(s)
			if want.types == 0 {
				return
			}
			types := jsonata.TypesOf(n, hides(p, s, refs))
			if types == 0 || types == jsonata.FunctionType {
				return // without a value that JSON can hold, whatever the field
			}
			at := n.Extent()
			if types&want.types == 0 {
				f := p.ReportIn(s, at.Start, at.End, "the result for %q is %s, but the field takes %s", s.Place(), diag.Article(types.String()), diag.Article(want.types.String())).
					Help("%s", resultHelp(want.types, types))
				if s.Field == "Items" {
					f.Severity(diag.Warning) // test machines do this on purpose, for its error can be caught
				}
				return
			}
			const format = "the result for %q is %s, but the field takes %s"
			if fault := want.fault(n); fault != "" {
				p.ReportIn(s, at.Start, at.End, format, s.Place(), s.Text[at.Start:at.End], fault).Help("give it such a value")
			} else if value, ok := constant(n); ok && want.whole && value != math.Trunc(value) {
				p.ReportIn(s, at.Start, at.End, format, s.Place(), s.Text[at.Start:at.End], "a whole number").
					Severity(diag.Warning).Help("round it by $round, $floor or $ceil")
			}
		})
	},
}

// wanted is what a field takes.
type wanted struct {
	types    jsonata.Types
	min, max float64
	whole    bool // whole numbers only
	time     bool
}

// wantedResult returns what the field takes whose value is the expression; nothing when it takes everything.
func wantedResult(s *validate.Site) wanted {
	if !s.Whole {
		return wanted{}
	}
	switch s.Field {
	case "Condition":
		return wanted{types: jsonata.BoolType}
	case "TimeoutSeconds", "HeartbeatSeconds":
		return whole(1, 99_999_999)
	case "Seconds":
		return whole(0, 99_999_999)
	case "MaxConcurrency", "ToleratedFailureCount":
		return whole(0, math.Inf(1))
	case "ToleratedFailurePercentage":
		return wanted{types: jsonata.NumberType, max: 100}
	case "MaxItems":
		return whole(0, 100_000_000)
	case "MaxItemsPerBatch":
		return whole(1, math.Inf(1))
	case "MaxInputBytesPerBatch":
		return whole(1, 262_144)
	case "Timestamp":
		return wanted{types: jsonata.StringType, time: true}
	case "Error", "Cause":
		return wanted{types: jsonata.StringType}
	case "Items":
		return wanted{types: jsonata.ArrayType | jsonata.ObjectType}
	case "Arguments":
		if task, ok := s.State.Model.(*asl.Task); ok && strings.Contains(task.Resource, ":states:::") || !s.In("Arguments") {
			return wanted{types: jsonata.ObjectType}
		}
	}
	return wanted{}
}

// whole is a field that takes whole numbers within bounds.
func whole(least, most float64) wanted {
	return wanted{types: jsonata.NumberType, min: least, max: most, whole: true}
}

// timestamp is a time as Step Functions reads it, with capital T and Z.
var timestamp = regexp.MustCompile(`^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d(:([0-5]\d|60)(\.\d+)?)?(Z|[+-]([01]\d|2[0-3]):?[0-5]\d)$`)

// fault says what the field takes instead of a constant of the right type, "" when it takes the constant.
func (w wanted) fault(n jsonata.Node) string {
	if value, ok := constant(n); ok {
		return w.outOfBounds(value)
	}
	if text, ok := inner(n).(*jsonata.String); ok && w.time && !timestamp.MatchString(text.Value) {
		return "a time such as 2030-01-31T12:00:00Z"
	}
	return ""
}

// constant returns the number that an expression is, whatever it reads.
func constant(n jsonata.Node) (float64, bool) {
	switch n := inner(n).(type) {
	case *jsonata.Number:
		return n.Value, true
	case *jsonata.Negation:
		if operand, ok := inner(n.Operand).(*jsonata.Number); ok {
			return -operand.Value, true
		}
	}
	return 0, false
}

func (w wanted) outOfBounds(value float64) string {
	switch {
	case value >= w.min && value <= w.max:
		return ""
	case math.IsInf(w.max, 1):
		return strconv.FormatFloat(w.min, 'f', -1, 64) + " or more"
	default:
		return strconv.FormatFloat(w.min, 'f', -1, 64) + " to " + strconv.FormatFloat(w.max, 'f', -1, 64)
	}
}

// inner takes off the parentheses around one expression, and what is bound to a variable.
func inner(n jsonata.Node) jsonata.Node {
	for {
		switch m := n.(type) {
		case *jsonata.Bind:
			n = m.Value
		case *jsonata.Block:
			if len(m.Exprs) == 0 {
				return n
			}
			n = m.Exprs[len(m.Exprs)-1]
		default:
			return n
		}
	}
}

// resultHelp says how to come to the type.
func resultHelp(want, got jsonata.Types) string {
	switch {
	case want == jsonata.BoolType:
		return `compare: "{% a = b %}"; $boolean converts as JSONata does`
	case want == jsonata.NumberType && got&jsonata.StringType != 0:
		return "convert it by $number"
	case want == jsonata.StringType:
		return "convert it by $string"
	case want&jsonata.ArrayType != 0 && got == jsonata.NullType:
		return `write "[]" for no items`
	case want&jsonata.ArrayType != 0 && got&jsonata.NullType != 0:
		return `put one item in brackets and write "[]" for none`
	case want&jsonata.ArrayType != 0:
		return "put it in brackets to make an array of one"
	default:
		return "give it such a value"
	}
}
