package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/aslgen/aslgen/internal/apimodel"
)

// model is the API model of a service.
type model struct {
	Operations map[string]struct {
		Input  struct{ Shape string }
		Output struct{ Shape string }
	}
	Shapes map[string]*shape
}

// shape is a type of an API model.
type shape struct {
	Type       string
	Required   []string
	Members    members
	Enum       []string
	Min, Max   *float64
	Pattern    string
	Member     ref // of a list
	Key, Value ref // of a map
	Union      bool
	Deprecated bool
}

// ref is the use of a shape.
type ref struct {
	Shape            string
	IdempotencyToken bool
	Deprecated       bool
}

// member is a member of a structure.
type member struct {
	name string
	ref
}

// members are those of a structure, in source order.
type members []member

// UnmarshalJSON reads an object and keeps the order of its members.
func (o *members) UnmarshalJSON(text []byte) error {
	var object apimodel.Object[ref]
	if err := object.UnmarshalJSON(text); err != nil {
		return err
	}
	for _, m := range object {
		*o = append(*o, member{m.Name, m.Value})
	}
	return nil
}

// find returns a member, ok false when there is none of that name.
func (o members) find(name string) (m member, ok bool) {
	i := slices.IndexFunc(o, func(m member) bool { return key(m.name) == name })
	if i < 0 {
		return member{}, false
	}
	return o[i], true
}

// requires reports whether a member must be given.
func (s *shape) requires(name string) bool {
	return slices.ContainsFunc(s.Required, func(r string) bool { return key(r) == key(name) })
}

// key is how an optimized integration spells a member: its first letter is a capital, the rest is as in the model.
func key(member string) string { return strings.ToUpper(member[:1]) + member[1:] }

// readModel reads the newest API model in a folder of botocore's data.
func readModel(models, name string) (*model, error) {
	files, err := filepath.Glob(filepath.Join(models, name, "*", "service-2.json*"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no API model %s in %s", name, models)
	}
	var m model
	return &m, apimodel.Read(slices.Max(files), &m) // versions are dates
}
