package terraform

import (
	"slices"
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/emit"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// reserved are the names that a variable of a module cannot have, since the block that calls the module has arguments of these names.
var reserved = []string{"_", "count", "depends_on", "for_each", "lifecycle", "locals", "providers", "source", "version"}

// words are values in a template, not names.
var words = []string{"false", "null", "true"}

// judgeNames refuses names of parameters that no variable can have.
func judgeNames(m emit.Machine) diag.List {
	var list diag.List
	report := func(def diag.Def, name, format string) {
		list = append(list, def.At(m.Pos, format, name).WithHelp("give the parameter another name, such as %q", better(name)))
	}
	own := ownVariables()
	for _, name := range m.Params {
		switch {
		case slices.Contains(reserved, name):
			report(refusedName, name, "parameter %q cannot be a variable: Terraform keeps the name for itself")
		case slices.Contains(words, name):
			report(refusedName, name, "parameter %q cannot be a variable: in a template the word is a value")
		case !hclsyntax.ValidIdentifier(name):
			report(refusedName, name, "parameter %q cannot be a variable: a name is a letter or _, then letters, digits, _ and -")
		case slices.Contains(own, name):
			report(takenName, name, "parameter %q has the name of a variable that every module has")
		}
	}
	return list
}

// better is a name that may serve in the place of a refused one.
func better(name string) string {
	clean := strings.Map(func(r rune) rune {
		if r == '_' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' {
			return r
		}
		return '_'
	}, name)
	return "workflow_" + strings.Trim(clean, "_")
}

// ownVariables are the names of the variables that every module has, in their order.
func ownVariables() []string {
	var names []string
	for _, b := range parse(variablesText).Body().Blocks() {
		names = append(names, b.Labels()[0])
	}
	return names
}

// quote writes a text as Go and HCL do in messages and comments.
func quote(s string) string { return strconv.Quote(s) }
