package builder

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/aslgen/aslgen/asl/expr/jsonata"
)

// refNumber is the number of a ref variable: $1 is 1; 0 for other variables.
func refNumber(name string) int {
	n, err := strconv.Atoi(name)
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// refUse is one use of a ref in the user's text.
type refUse struct {
	number  int
	stepped bool // a path goes on from it: $1.score
	alone   bool // it is a whole argument or element: ($1, …
}

// replaceRefs puts the texts of refs in for $1, $2 … The text was parsed before.
func replaceRefs(s string, ref func(refUse) string) string {
	root, err := jsonata.Parse(s)
	if err != nil {
		return s
	}
	var b strings.Builder
	last := 0
	for _, v := range jsonata.References(root).Variables {
		if n := refNumber(v.Name); n > 0 {
			b.WriteString(s[last:v.Span.Start])
			b.WriteString(ref(refUse{n, len(v.Path) > 0, alone(s, v.Span)}))
			last = v.Span.End
		}
	}
	b.WriteString(s[last:])
	return b.String()
}

// alone tells that nothing but brackets and commas stands around a part of the text.
func alone(s string, at jsonata.Span) bool {
	before, after := strings.TrimSpace(s[:at.Start]), strings.TrimSpace(s[at.End:])
	return (before == "" || strings.ContainsAny(before[len(before)-1:], "([,")) &&
		(after == "" || strings.ContainsAny(after[:1], ")],"))
}

// rawFault is a fault in the user's own JSONata.
type rawFault struct {
	column  int
	message string
	help    string
}

// jsonataFaults judges the user's own JSONata over refs $1 … $refs, and returns the variables that it binds.
func jsonataFaults(s string, refs int) (faults []rawFault, bound []string) {
	root, err := jsonata.Parse(s)
	if err != nil {
		f := rawFault{column: 1, message: err.Error(), help: "see https://docs.jsonata.org"}
		var e *jsonata.Error
		if errors.As(err, &e) {
			f.column, f.message = e.Column, e.Message
		}
		return []rawFault{f}, nil
	}
	report := func(at jsonata.Span, help, format string, args ...any) {
		faults = append(faults, rawFault{utf8.RuneCountInString(s[:at.Start]) + 1, fmt.Sprintf(format, args...), help})
	}
	used := map[int]bool{}
	found := jsonata.References(root)
	for _, v := range found.Variables {
		n := refNumber(v.Name)
		switch {
		case n > 0 && n <= refs:
			used[n] = true
		case n > 0:
			report(v.Span, "refs are counted from $1", "$%d stands for no ref; there are %d", n, refs)
		case v.Name == "states":
			judgeStates(v, report)
		default:
			if f, ok := jsonata.LookupFunction(v.Name); !ok || f.Unavailable {
				report(v.Span, "hand the value over as a ref: $1, $2 …", "variable $%s is not bound", v.Name)
			}
		}
	}
	for n := 1; n <= refs; n++ {
		if !used[n] {
			report(jsonata.Span{}, "use it, or take it out", "ref $%d is not used", n)
		}
	}
	for _, c := range found.Calls {
		f, ok := jsonata.LookupFunction(c.Name)
		switch {
		case !ok && used[refNumber(c.Name)]: // a ref that is called: not a function, but there
			report(c.Span, "call a function of JSONata", "ref $%s is called like a function", c.Name)
		case !ok:
			report(c.Span, "Step Functions has the functions of JSONata 2.0.6 and $partition, $range, $hash, $random, $uuid and $parse", "function $%s does not exist", c.Name)
		case f.Unavailable:
			report(c.Span, "use $parse for JSON text", "function $%s is not available in Step Functions", c.Name)
		case c.Bare:
			report(c.Span, "write $"+c.Name, "function %s is called without its dollar", c.Name)
		case c.Args < f.Min || f.Max != jsonata.Unlimited && c.Args > f.Max:
			report(c.Span, "see https://docs.jsonata.org", "function $%s is called with %d arguments", c.Name, c.Args)
		}
	}
	for _, f := range found.Fields {
		report(f.Span, "hand the value over as a ref: $1, $2 …", "field %s belongs to no value", f.Name)
	}
	for _, at := range slices.Concat(found.Context, found.Root, found.Wildcards) {
		report(at, "hand the value over as a ref: $1, $2 …", "%s has no value here", s[at.Start:at.End])
	}
	for _, b := range found.Bound {
		bound = append(bound, b.Name)
	}
	return faults, bound
}

// judgeStates lets the user read the context object, and nothing that depends on where the expression stands.
func judgeStates(v jsonata.VariableRef, report func(jsonata.Span, string, string, ...any)) {
	if len(v.Path) > 0 && v.Path[0] == "context" {
		return
	}
	report(v.Span, "hand the value over as a ref: the builder knows where it lives", "$states.%s is not for users", strings.Join(v.Path, "."))
}
