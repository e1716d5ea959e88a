package rules

import (
	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/aslgen/aslgen/asl/validate"
)

// readFault says what is wrong with a read of a variable.
type readFault int

const (
	readFine readFault = iota
	// readNever: nothing assigns the variable before the read.
	readNever
	// readSometimes: some ways to the read assign it and others do not.
	readSometimes
	// readAcross: it is assigned outside of the distributed Map that the read is in.
	readAcross
	// readInner: it is assigned only in scopes that the read does not see into.
	readInner
)

// faultyRead is one read of a variable with something wrong, and all others of the same variable and fault in the scope.
type faultyRead struct {
	validate.Use
	more []validate.Use
}

// faultyReads returns the reads with a fault, the first one of each variable in each scope, in the order of the states.
func faultyReads(p *validate.Pass, wanted readFault) []*faultyRead {
	return validate.Shared(p, readFine, func() map[readFault][]*faultyRead { return allFaultyReads(p) })[wanted]
}

func allFaultyReads(p *validate.Pass) map[readFault][]*faultyRead {
	type place struct {
		scope *validate.Scope
		name  string
		fault readFault
	}
	first := map[place]*faultyRead{}
	reads := map[readFault][]*faultyRead{}
	for _, site := range p.Sites() {
		for use := range site.Uses() {
			fault := faultOf(p, use)
			if fault == readFine {
				continue
			}
			at := place{site.State.Scope, use.Name, fault}
			if r := first[at]; r != nil {
				r.more = append(r.more, use)
				continue
			}
			first[at] = &faultyRead{Use: use}
			reads[fault] = append(reads[fault], first[at])
		}
	}
	return reads
}

// faultOf judges one read.
func faultOf(p *validate.Pass, use validate.Use) readFault {
	state := use.Site.State
	if use.Name == "states" {
		return readFine
	}
	switch p.Defined(state, use.Name) {
	case validate.Always:
		return readFine
	case validate.Sometimes:
		if !mustHave(use) || asksPresence(use.Site) || askedFor(p, state.Scope, use.Name) {
			return readFine
		}
		return readSometimes
	case validate.Never:
	}
	if _, ok := jsonata.LookupFunction(use.Name); ok && use.Site.Kind == validate.JSONata {
		return readFine // a function that is passed on
	}
	if guarded(use) || asksPresence(use.Site) && len(p.AssignedIn(use.Name)) > 0 {
		return readFine
	}
	across := false
	for scope := state.Scope; scope != nil; scope = scope.Parent {
		if p.Assigns(scope, use.Name) != nil {
			if across {
				return readAcross
			}
			return readNever
		}
		across = across || scope.Model.Distributed()
	}
	if len(p.AssignedIn(use.Name)) > 0 {
		return readInner
	}
	return readNever
}

// reportRead reports a read, and where the same happens again.
func reportRead(p *validate.Pass, r *faultyRead, format string, args ...any) *validate.Finding {
	f := p.ReportIn(r.Site, r.Start, r.End, format, args...)
	for i, use := range r.more {
		if i == shownRelated {
			f.Related(use.Site.Pointer(), "read there, too, and %d times more", len(r.more)-i-1)
			break
		}
		f.Related(use.Site.Pointer(), "read there, too")
	}
	return f
}

// guarded reports whether the expression asks whether the variable has a value.
func guarded(use validate.Use) bool {
	node, _, _ := use.Site.JSONata()
	if node == nil {
		return false
	}
	found := false
	jsonata.Walk(node, func(n jsonata.Node) bool {
		if call, ok := n.(*jsonata.Call); ok && callee(call.Func) == "exists" && len(call.Args) == 1 {
			found = found || needsVariable(call.Args[0], use.Name)
		}
		return !found
	})
	return found
}

// mustHave reports whether an expression has no value, so that the state fails, when a variable in it has none. A path of JSONPath
// always needs it; JSONata can pass over what is not there.
func mustHave(use validate.Use) bool {
	if use.Site.Kind != validate.JSONata {
		return true
	}
	node, refs, _ := use.Site.JSONata()
	if node == nil {
		return false
	}
	for _, bound := range refs.Bound {
		if bound.Name == use.Name {
			return false // the name has two meanings here
		}
	}
	return needsVariable(node, use.Name)
}

// needsVariable reports whether a node has no value when a variable has none.
func needsVariable(n jsonata.Node, name string) bool {
	switch n := n.(type) {
	case *jsonata.Variable:
		return n.Name == name
	case *jsonata.Path:
		return needsVariable(n.Left, name)
	case *jsonata.Filter:
		return needsVariable(n.Base, name)
	case *jsonata.KeepArray:
		return needsVariable(n.Base, name)
	case *jsonata.OrderBy:
		return needsVariable(n.Base, name)
	case *jsonata.Negation:
		return needsVariable(n.Operand, name)
	case *jsonata.Bind:
		return needsVariable(n.Value, name)
	case *jsonata.Block:
		return len(n.Exprs) > 0 && needsVariable(n.Exprs[len(n.Exprs)-1], name)
	case *jsonata.Binary:
		switch n.Op {
		case "+", "-", "*", "/", "%", "<", "<=", ">", ">=":
			return needsVariable(n.Left, name) || needsVariable(n.Right, name)
		}
	case *jsonata.Conditional:
		return needsVariable(n.Then, name) && (n.Else == nil || needsVariable(n.Else, name))
	case *jsonata.Call:
		return len(n.Args) > 0 && !n.Partial && passesOn[callee(n.Func)] && needsVariable(n.Args[0], name)
	case *jsonata.Apply:
		if call, ok := n.Right.(*jsonata.Call); ok {
			return passesOn[callee(call.Func)] && needsVariable(n.Left, name)
		}
		return passesOn[callee(n.Right)] && needsVariable(n.Left, name)
	}
	return false
}

// callee returns the name of the variable that is called, "" for anything else.
func callee(n jsonata.Node) string {
	if v, ok := n.(*jsonata.Variable); ok {
		return v.Name
	}
	return ""
}

// passesOn are functions that give nothing when their first argument is nothing.
var passesOn = map[string]bool{
	"abs": true, "average": true, "base64decode": true, "base64encode": true, "boolean": true, "ceil": true, "contains": true,
	"distinct": true, "filter": true, "floor": true, "formatBase": true, "formatInteger": true, "formatNumber": true, "fromMillis": true,
	"join": true, "keys": true, "length": true, "lookup": true, "lowercase": true, "map": true, "match": true, "max": true, "min": true,
	"not": true, "number": true, "pad": true, "power": true, "replace": true, "reverse": true, "round": true, "sort": true, "split": true,
	"sqrt": true, "string": true, "substring": true, "substringAfter": true, "substringBefore": true, "sum": true, "toMillis": true,
	"trim": true, "uppercase": true,
}
