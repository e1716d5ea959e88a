package schema

import (
	"cmp"
	"errors"
	"slices"

	jsonschema "github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// Validate checks a document against the schema and returns everything it finds, in the order of the document. The list
// has no errors when the structure of the document is right; [Defs] lists the codes it can hold. Of members with the same
// name the last one is checked, and the others are a warning. A nil document gives nothing.
func Validate(doc *jsontree.Value) diag.List {
	if doc == nil || clean(doc) {
		return nil
	}
	return validate(doc)
}

// validate asks the validator.
func validate(doc *jsontree.Value) diag.List {
	var c converter
	instance := c.convert(doc, nil)
	if c.tooDeep != nil {
		return c.tooDeep
	}
	err := compiled().Validate(instance)
	if err == nil {
		return c.duplicates
	}
	r := report{doc: doc}
	var failure *jsonschema.ValidationError
	if errors.As(err, &failure) {
		r.leaves(failure)
		r.forgotten()
	} else {
		r.add(fault, place{}, "the schema cannot be evaluated: %v", err)
	}
	for _, d := range c.duplicates {
		r.found = append(r.found, finding{diag: d, path: r.path(d.Pointer)})
	}
	return r.list()
}

// finding is a diagnostic and what is needed to weigh it against others.
type finding struct {
	diag diag.Diagnostic
	// path are the positions of the members and elements that lead to the value, to sort by.
	path []int
	// object is the pointer of the object with the fault.
	object string
	// fields are the fields that would mend a missing-field finding.
	fields []string
	// depends is the pointer of another field that the finding is about. It falls when that field has a finding itself.
	depends string
	// jsonata says that nothing is wrong if the state is a JSONata state.
	jsonata bool
}

// report collects findings.
type report struct {
	doc   *jsontree.Value
	found []finding
	// replaced are, by object, the fields that a misspelt or misplaced one seems to stand for.
	replaced map[string][]string
}

// list returns the diagnostics in the order of the document, one for each cause.
func (r *report) list() diag.List {
	wrong := map[string]bool{}
	for _, f := range r.found {
		if f.depends == "" && len(f.fields) == 0 {
			wrong[f.diag.Pointer] = true
		}
	}
	kept := slices.DeleteFunc(r.found, func(f finding) bool {
		if f.depends != "" && wrong[f.depends] {
			return true
		}
		// A missing field is not missed when another one stands for it.
		return slices.ContainsFunc(f.fields, func(field string) bool {
			return slices.Contains(r.replaced[f.object], field)
		})
	})
	slices.SortStableFunc(kept, compareFindings)
	kept = slices.CompactFunc(kept, sameFinding)
	list := make(diag.List, len(kept))
	for i, f := range kept {
		list[i] = f.diag
	}
	return list
}

// compareFindings orders by the place in the document, then by code and message.
func compareFindings(a, b finding) int {
	return cmp.Or(
		slices.Compare(a.path, b.path),
		cmp.Compare(a.diag.Code, b.diag.Code),
		cmp.Compare(a.diag.Message, b.diag.Message),
	)
}

// sameFinding reports whether two neighbours say the same. Of two exclusions of one field the first counts.
func sameFinding(a, b finding) bool {
	if a.diag.Pointer != b.diag.Pointer || a.diag.Code != b.diag.Code {
		return false
	}
	return a.diag.Message == b.diag.Message || a.diag.Code == exclusive.Code
}
