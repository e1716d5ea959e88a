package rules

import (
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/aslgen/aslgen/asl/validate"
)

// jsonataFunction reports calls of functions that do not exist.
var jsonataFunction = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3005", Severity: diag.Error,
		Title: "call of a function that does not exist",
		Doc: "An expression can call the functions of JSONata 2.0.6, those that Step Functions adds, and those it defines itself. Step " +
			"Functions accepts another name when the machine is created, and the state then fails with States.QueryEvaluationError. " +
			"A variable of the machine holds JSON and never a function. A name that resembles no known one, or goes on where a " +
			"known one ends, is a warning: it may be newer than this tool.",
		Spec: jsonataGuide + "#jsonata-functions-provided-by-sfn",
		Bad: `{"QueryLanguage": "JSONata", "StartAt": "A", "States":` +
			` {"A": {"Type": "Succeed", "Output": "{% $uppercse($states.input.name) %}"}}}`,
		Good: `{"QueryLanguage": "JSONata", "StartAt": "A", "States":` +
			` {"A": {"Type": "Succeed", "Output": "{% ($f := function($x) { $x & '!' }; $f($uppercase($states.input.name))) %}"}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		expressions(p, func(s *validate.Site, _ jsonata.Node, refs *jsonata.Refs) {
			for _, c := range refs.Calls {
				if c.Bare {
					bareCall(p, s, c)
				} else {
					functionCall(p, s, c)
				}
			}
		})
	},
}

// bareCall reports a call without the dollar.
func bareCall(p *validate.Pass, s *validate.Site, c jsonata.CallRef) {
	if strings.HasSuffix(s.Text[:c.Start], "States.") {
		return // an intrinsic function; States is reported
	}
	f := p.ReportIn(s, c.Start, c.Start+len(c.Name), "%q calls %q: the name of a function begins with a dollar", s.Place(), c.Name)
	if _, ok := jsonata.LookupFunction(c.Name); ok {
		f.Help("did you mean \"$%s\"?", c.Name)
	} else {
		f.Help("%s", functionHelp(c.Name))
	}
}

// functionCall judges the call of what the expression does not define.
func functionCall(p *validate.Pass, s *validate.Site, c jsonata.CallRef) {
	start, end := c.Start, c.Start+1+len(c.Name)
	_, known := jsonata.LookupFunction(c.Name)
	switch {
	case c.Name == "states" || !known && assigned(p, s.State, c.Name):
		p.ReportIn(s, start, end, "%q calls \"$%s\", which is a variable and no function", s.Place(), c.Name).
			Help("a variable holds JSON; define the function in this expression: $%s := function($x) { … }", c.Name)
	case !known:
		f := p.ReportIn(s, start, end, "%q calls \"$%s\", which is no known function", s.Place(), c.Name).Help("%s", functionHelp(c.Name))
		if meant := meantFunction(c.Name); meant == "" || strings.HasPrefix(c.Name, meant) {
			f.Severity(diag.Warning)
		}
	}
}

// foreignFunctions are functions of other languages, and what does their work.
var foreignFunctions = map[string]string{
	"size": "count", "len": "count", "toString": "string", "str": "string", "stringify": "string", "toJson": "string", "toJSON": "string",
	"jsonStringify": "string", "parseJson": "parse", "parseJSON": "parse", "fromJson": "parse", "fromJSON": "parse", "jsonParse": "parse",
	"toNumber": "number", "int": "number", "parseInt": "number", "parseFloat": "number", "toUpper": "uppercase", "toUpperCase": "uppercase",
	"upper": "uppercase", "toLower": "lowercase", "toLowerCase": "lowercase", "lower": "lowercase", "concat": "append", "push": "append",
	"includes": "contains", "substr": "substring", "typeof": "type", "values": "lookup", "assign": "merge", "unique": "distinct",
	"isArray": "type", "md5": "hash", "sha256": "hash", "guid": "uuid", "uuidv4": "uuid", "timestamp": "now", "defined": "exists",
	"isDefined": "exists", "find": "filter", "forEach": "each", "avg": "average", "ceiling": "ceil", "chunk": "partition",
	"btoa": "base64encode", "atob": "base64decode", "toBase64": "base64encode", "fromBase64": "base64decode",
}

// meantFunction returns the function that an unknown name most likely means, "" when none does.
func meantFunction(name string) string {
	if f := foreignFunctions[name]; f != "" {
		return f
	}
	return diag.Nearest(name, functionNames)
}

func functionHelp(name string) string {
	if name == "concat" {
		return `join strings by "&", arrays by "$append"`
	}
	if f := meantFunction(name); f != "" {
		return "did you mean \"$" + f + "\"?"
	}
	return "the functions are those of https://docs.jsonata.org and $partition, $range, $hash, $random, $uuid, $parse"
}
