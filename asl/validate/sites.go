package validate

import (
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// The fields that hold expressions. Their names mean the same in every object they stand in.
var (
	// jsonataFields are evaluated in JSONata states: every string in them that is delimited by {% and %}.
	jsonataFields = []string{
		"Arguments", "Assign", "Output", "Condition", "Items", "ItemSelector", "BatchInput", "TimeoutSeconds", "HeartbeatSeconds",
		"Seconds", "Timestamp", "Error", "Cause", "MaxConcurrency", "ToleratedFailurePercentage", "ToleratedFailureCount",
		"MaxItems", "MaxItemsPerBatch", "MaxInputBytesPerBatch", "Credentials",
	}
	// templateFields are payload templates of JSONPath states.
	templateFields = []string{"Parameters", "ResultSelector", "Assign", "ItemSelector", "BatchInput", "Credentials"}
	// nestedFields hold objects with fields of their own.
	nestedFields = []string{"ItemReader", "ReaderConfig", "ItemBatcher", "ResultWriter"}
)

// pathKind returns the kind of path that a JSONPath field holds, 0 when it holds none.
func pathKind(field string) SiteKind {
	switch field {
	case "InputPath", "OutputPath":
		return Path
	case "ErrorPath", "CausePath":
		return PathOrCall
	case "Variable":
		return ReferencePath
	default:
		if strings.HasSuffix(field, "Path") {
			return ReferencePath
		}
		return 0
	}
}

// findSites sets the expressions, literal texts and templates of a state, in the order of its members.
func findSites(state *State, shared expressions) {
	f := siteFinder{state: state, part: InState, shared: shared}
	if _, ok := state.Model.(*asl.UnknownState); !ok {
		f.fields(state.Tree)
	}
	state.Sites, state.Texts, state.Templates = f.sites, f.texts, f.templates
}

// siteFinder walks through the fields of one state.
type siteFinder struct {
	state     *State
	shared    expressions
	sites     []*Site
	texts     []*Site
	templates []*Template
	path      []string // the tokens that lead to the value in hand
	part      Part
	index     int
	field     string
}

// fields walks through the members of an object of the language: the state, a rule, a catcher, a reader.
func (f *siteFinder) fields(object *jsontree.Value) {
	for _, m := range object.Members() {
		f.path = append(f.path, m.Name)
		f.member(m)
		f.path = f.path[:len(f.path)-1]
	}
}

func (f *siteFinder) member(m jsontree.Member) {
	f.field = m.Name
	switch {
	case m.Name == "Catch":
		f.parts(m.Value, InCatch)
	case m.Name == "Choices":
		f.parts(m.Value, InChoice)
	case m.Name == "And" || m.Name == "Or":
		f.elements(m.Value)
	case m.Name == "Not" || slices.Contains(nestedFields, m.Name):
		f.fields(m.Value)
	case f.state.JSONata():
		if slices.Contains(jsonataFields, m.Name) {
			f.addTemplate(m.Value)
			f.strings(m.Value, true)
		}
	case slices.Contains(templateFields, m.Name):
		f.addTemplate(m.Value)
		f.template(m.Value)
	case m.Value.Kind() == jsontree.String:
		if kind := pathKind(m.Name); kind != 0 {
			f.add(kind, m.Value, m.Value.Str(), 0, true)
		}
	}
}

// parts walks through the rules of a Choice or the catchers of a state.
func (f *siteFinder) parts(list *jsontree.Value, part Part) {
	f.part = part
	for i, elem := range list.Elems() {
		f.index = i
		f.path = append(f.path, itoa(i))
		f.fields(elem)
		f.path = f.path[:len(f.path)-1]
	}
	f.part, f.index = InState, 0
}

// elements walks through rules inside a rule.
func (f *siteFinder) elements(list *jsontree.Value) {
	for i, elem := range list.Elems() {
		f.path = append(f.path, itoa(i))
		f.fields(elem)
		f.path = f.path[:len(f.path)-1]
	}
}

// strings finds the JSONata expressions in a value.
func (f *siteFinder) strings(v *jsontree.Value, whole bool) {
	switch v.Kind() {
	case jsontree.String:
		switch text := v.Str(); {
		case IsExpression(text):
			f.add(JSONata, v, text[2:len(text)-2], 2, whole)
		case looksEvaluated(text) || strings.HasSuffix(f.path[len(f.path)-1], ".$"):
			f.texts = append(f.texts, f.site(Text, v, text, 0, whole))
		}
	case jsontree.Array:
		for i, elem := range v.Elems() {
			f.path = append(f.path, itoa(i))
			f.strings(elem, false)
			f.path = f.path[:len(f.path)-1]
		}
	case jsontree.Object:
		for _, m := range v.Members() {
			f.path = append(f.path, m.Name)
			f.strings(m.Value, false)
			f.path = f.path[:len(f.path)-1]
		}
	default: // nothing else holds text
	}
}

// template finds the members of a payload template that are evaluated: those whose names end in ".$".
func (f *siteFinder) template(v *jsontree.Value) {
	for i, elem := range v.Elems() {
		f.path = append(f.path, itoa(i))
		f.template(elem)
		f.path = f.path[:len(f.path)-1]
	}
	for _, m := range v.Members() {
		f.path = append(f.path, m.Name)
		if strings.HasSuffix(m.Name, ".$") && m.Value.Kind() == jsontree.String {
			f.add(PathOrCall, m.Value, m.Value.Str(), 0, false)
		} else {
			f.template(m.Value)
		}
		f.path = f.path[:len(f.path)-1]
	}
}

// IsExpression reports whether a text is delimited as JSONata expressions are, by {% and %}.
func IsExpression(text string) bool {
	return len(text) >= 4 && strings.HasPrefix(text, "{%") && strings.HasSuffix(text, "%}")
}

// looksEvaluated reports whether a text looks as if it were meant to be evaluated: by delimiters that are not at both ends, a path
// or a variable at its start, or the call of an intrinsic function.
func looksEvaluated(text string) bool {
	return strings.HasPrefix(text, "$") || strings.Contains(text, "{%") || strings.Contains(text, "%}") ||
		strings.HasPrefix(text, "States.")
}

// addTemplate notes a field that is an object or array with expressions in it.
func (f *siteFinder) addTemplate(v *jsontree.Value) {
	if kind := v.Kind(); kind == jsontree.Object || kind == jsontree.Array {
		f.templates = append(f.templates, &Template{
			State: f.state, Field: f.field, Part: f.part, Index: f.index, Value: v, tokens: slices.Clone(f.path),
		})
	}
}

func (f *siteFinder) add(kind SiteKind, v *jsontree.Value, text string, offset int, whole bool) {
	f.sites = append(f.sites, f.site(kind, v, text, offset, whole))
}

func (f *siteFinder) site(kind SiteKind, v *jsontree.Value, text string, offset int, whole bool) *Site {
	return &Site{
		State: f.state, Kind: kind, Part: f.part, Index: f.index, Field: f.field, Value: v, Text: text, Whole: whole,
		tokens: slices.Clone(f.path), offset: offset, shared: f.shared,
	}
}
