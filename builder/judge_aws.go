package builder

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/builder/internal/awssdk"
	"github.com/aslgen/aslgen/builder/internal/jsonfield"
)

// nameGoFields adds to a finding about a call of the AWS SDK how the fields are called in Go whose parameters it names, where that
// is not the name of the parameter.
func (c *compiler) nameGoFields(d diag.Diagnostic) diag.Diagnostic {
	req := c.requestAt(d.Pointer)
	if req == nil || !awssdk.Struct(req) {
		return d
	}
	var names []string
	for _, f := range jsonfield.Of(req) {
		field := req.FieldByIndex(f.Index).Name
		if field != f.Name && strings.Contains(d.Message, strconv.Quote(f.Name)) {
			names = append(names, strconv.Quote(f.Name)+" is the field "+field+" of "+req.String())
		}
	}
	if len(names) > 0 {
		d.Help = strings.TrimPrefix(d.Help+"; "+strings.Join(names, ", "), "; ")
	}
	return d
}

// requestAt returns the request type of the Task that a pointer leads into; nil where there is none.
func (c *compiler) requestAt(pointer string) reflect.Type {
	steps := diag.SplitPointer(pointer)
	for i := len(steps) - 2; i >= 0; i-- {
		if steps[i] != "States" {
			continue
		}
		for _, sc := range c.m.scopes {
			at := slices.IndexFunc(sc.states, func(s *state) bool { return s.name == steps[i+1] })
			if at < 0 {
				continue
			}
			if t, ok := sc.states[at].verb.(*taskVerb); ok {
				return t.req
			}
		}
	}
	return nil
}
