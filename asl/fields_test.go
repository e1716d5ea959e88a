package asl

import (
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/jsontree"
)

// modelTypes are all struct types of the model that stand for a JSON object.
var modelTypes = []reflect.Type{
	reflect.TypeFor[StateMachine](), reflect.TypeFor[Task](), reflect.TypeFor[Parallel](), reflect.TypeFor[Map](),
	reflect.TypeFor[Pass](), reflect.TypeFor[Wait](), reflect.TypeFor[Choice](), reflect.TypeFor[Succeed](),
	reflect.TypeFor[Fail](), reflect.TypeFor[UnknownState](), reflect.TypeFor[Branch](), reflect.TypeFor[ItemProcessor](),
	reflect.TypeFor[ProcessorConfig](), reflect.TypeFor[ItemReader](), reflect.TypeFor[ReaderConfig](),
	reflect.TypeFor[ItemBatcher](), reflect.TypeFor[ResultWriter](), reflect.TypeFor[WriterConfig](),
	reflect.TypeFor[ChoiceRule](), reflect.TypeFor[Retrier](), reflect.TypeFor[Catcher](), reflect.TypeFor[Credentials](),
}

func modelType(t *testing.T, name string) reflect.Type {
	for _, m := range modelTypes {
		if m.Name() == name {
			return m
		}
	}
	t.Fatalf("no model type %s", name)
	return nil
}

// findField returns the Go field with a JSON name, embedded structs included.
func findField(owner reflect.Type, name string) (reflect.StructField, bool) {
	p := planOf(owner)
	i := p.field(name)
	if i < 0 {
		return reflect.StructField{}, false
	}
	if p.fields[i].path == nil {
		return reflect.StructField{Name: name, Type: reflect.TypeFor[StateType](), Tag: `asl:"required"`}, true
	}
	return owner.FieldByIndex(p.fields[i].path), true
}

// objectIn returns the struct type inside a field's type.
func objectIn(t reflect.Type) reflect.Type {
	if t.Implements(reflect.TypeFor[valueField]()) {
		f, _ := t.Elem().FieldByName("literal")
		return f.Type
	}
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	return t
}

// resolve follows a path such as "ItemReader.ReaderConfig.MaxItems" and returns its fields: one, or one for each side of
// "A|B". Below free JSON every name is right, and there is no field.
func resolve(t *testing.T, owner reflect.Type, path string) []reflect.StructField {
	tokens := strings.Split(strings.ReplaceAll(path, "[]", ""), ".")
	for i, token := range tokens {
		var found []reflect.StructField
		for name := range strings.SplitSeq(token, "|") {
			f, ok := findField(owner, name)
			require.True(t, ok, "%s has no field %s (of %s)", owner, name, path)
			found = append(found, f)
		}
		if i == len(tokens)-1 {
			return found
		}
		if found[0].Type == reflect.TypeFor[*jsontree.Value]() {
			return nil
		}
		owner = objectIn(found[0].Type)
	}
	return nil
}

// conditional are the fields that the facts call required but that only some objects of their type need.
var conditional = map[string]string{
	"ItemProcessor":      "required unless Iterator stands",
	"Choices[].Next":     "not in rules inside And, Or and Not",
	"Choices[].Variable": "not in combinations",
}

func TestEveryFieldOfTheLanguageIsInTheModel(t *testing.T) {
	for _, fact := range fieldFacts {
		for owner := range strings.FieldsSeq(fact.owners) {
			for _, f := range resolve(t, modelType(t, owner), fact.path) {
				requireFact(t, owner+"."+fact.path, fact, f)
			}
		}
	}
	for name, operand := range operatorFacts {
		f, ok := reflect.TypeFor[Comparison]().FieldByName(name)
		require.True(t, ok, name)
		want := map[string]reflect.Type{"number": reflect.TypeFor[*float64](), "boolean": reflect.TypeFor[*bool]()}[operand]
		if want == nil {
			want = reflect.TypeFor[*string]()
		}
		assert.Equal(t, want, f.Type, name)
		assert.Equal(t, "jsonpath", f.Tag.Get("asl"), name)
	}
	assert.Equal(t, len(operatorFacts), reflect.TypeFor[Comparison]().NumField())
}

func requireFact(t *testing.T, at string, fact fieldFact, f reflect.StructField) {
	tag := ParseTag(f.Tag.Get("asl"))
	assert.Equal(t, fact.language != "JSONata", tag.JSONPath, "%s in JSONPath", at)
	assert.Equal(t, fact.language != "JSONPath", tag.JSONata, "%s in JSONata", at)
	if conditional[fact.path] == "" {
		assert.Equal(t, fact.required, tag.Required, "%s required", at)
	}
	if fact.excludes != "" {
		assert.Subset(t, tag.Excludes, strings.Split(fact.excludes, ","), "%s excludes", at)
	}
	if strings.Count(fact.path, ".") == 0 {
		assert.Equal(t, fact.mode == "DISTRIBUTED", tag.Distributed && !tag.Inline, "%s distributed only", at)
		assert.Equal(t, fact.mode == "INLINE", tag.Inline && !tag.Distributed, "%s inline only", at)
	}
	if fact.oneOf && f.Type != reflect.TypeFor[*jsontree.Value]() {
		assert.True(t, f.Type.Implements(reflect.TypeFor[valueField]()), "%s takes an expression", at)
	}
	schema := f.Tag.Get("jsonschema")
	var enum []string
	for word := range strings.SplitSeq(schema, ",") {
		if value, ok := strings.CutPrefix(word, "enum="); ok {
			enum = append(enum, value)
		}
	}
	assert.Equal(t, fact.enum, strings.Join(enum, ","), "%s enum", at)
	minimum := fact.minimum
	if at == "Map.ItemReader.ReaderConfig.MaxItems" {
		minimum = "0" // the specification says 1, AWS takes 0 as no limit
	}
	for _, bound := range []struct{ value, names string }{{minimum, "minimum minItems"}, {fact.maximum, "maximum maxLength"}} {
		found := ""
		for name := range strings.FieldsSeq(bound.names) {
			for word := range strings.SplitSeq(schema, ",") {
				if value, ok := strings.CutPrefix(word, name+"="); ok {
					found = value
				}
			}
		}
		assert.Equal(t, bound.value, found, "%s %s", at, bound.names)
	}
}

func TestModelHasNoFieldTheLanguageLacks(t *testing.T) {
	known := map[string]bool{"RoleArn.$": true}
	for _, fact := range fieldFacts {
		for token := range strings.SplitSeq(strings.ReplaceAll(fact.path, "[]", ""), ".") {
			for name := range strings.SplitSeq(token, "|") {
				known[name] = true
			}
		}
	}
	for name := range operatorFacts {
		known[name] = true
	}
	for _, m := range modelTypes {
		for _, f := range planOf(m).fields {
			assert.True(t, known[f.name], "%s.%s", m.Name(), f.name)
		}
		assert.Less(t, len(planOf(m).fields), maxFields, m.Name())
	}
}

func TestExclusionIsMutual(t *testing.T) {
	for _, m := range modelTypes {
		for _, field := range planOf(m).fields {
			f, _ := findField(m, field.name)
			for _, other := range ParseTag(f.Tag.Get("asl")).Excludes {
				back, ok := findField(m, other)
				require.True(t, ok, "%s.%s excludes %s", m.Name(), field.name, other)
				assert.Contains(t, ParseTag(back.Tag.Get("asl")).Excludes, field.name, "%s.%s", m.Name(), other)
			}
		}
	}
}

func TestParseTagRefusesUnknownWords(t *testing.T) {
	assert.Panics(t, func() { ParseTag("jsonpth") })
}

func TestZeroValuesPrint(t *testing.T) {
	for _, m := range modelTypes {
		e := reflect.New(m).Interface().(Element)
		want := "{}"
		if s, ok := e.(State); ok && s.Kind() != "" {
			want = `{"Type":"` + string(s.Kind()) + `"}`
		}
		assert.Equal(t, want, string(Tree(e).AppendJSON(nil, "")), m.Name())
		assert.Nil(t, e.Source(), m.Name())
		assert.False(t, e.Pos().IsValid(), m.Name())
		assert.False(t, e.FieldPos("Next").IsValid(), m.Name())
		assert.False(t, e.NamePos("Next").IsValid(), m.Name())
		assert.Empty(t, e.base().Unknown(), m.Name())
		assert.Empty(t, e.base().Duplicates(), m.Name())
	}
	assert.Equal(t, "{}\n", string((&StateMachine{}).Print()))
	assert.Nil(t, (*StateMachine)(nil).Print())
	assert.Nil(t, Format(nil))
	assert.Nil(t, Tree((*Task)(nil)))
	holes := &StateMachine{States: States{{Name: "A"}, {Name: "B", State: (*Task)(nil)}}}
	assert.Equal(t, `{"States":{"A":null,"B":null}}`, string(Tree(holes).AppendJSON(nil, "")))
	Walk(holes, func(Visit) bool { t.Fatal("a hole is no state"); return true })
}

// TestEachFieldSurvivesAWrongType reads every field of every type with values of all JSON types: whatever the type, the
// text comes back, and when the value was understood the field can be taken away.
func TestEachFieldSurvivesAWrongType(t *testing.T) {
	for _, m := range modelTypes {
		p := planOf(m)
		for i := range p.fields {
			f := &p.fields[i]
			for _, value := range []string{`null`, `true`, `-1.50`, `"x"`, `[]`, `[1,"a",{}]`, `{}`, `{"a":1.0}`, `"{% $x %}"`} {
				if f.path == nil {
					continue // a state of a kind is only ever made from an object of its Type
				}
				text := `{"Unknown":1.50,"` + f.name + `":"earlier","` + f.name + `":` + value + `}`
				if p.kind != "" {
					text = `{"Type":"` + string(p.kind) + `",` + text[1:]
				}
				source, list := jsontree.Parse("", []byte(text))
				require.Empty(t, list)
				e := reflect.New(m).Interface().(Element)
				decodeObject(e, source)
				require.Same(t, source, Tree(e), "%s %s", m, text)
				require.Len(t, e.base().Duplicates(), 1)
				require.Len(t, e.base().Unknown(), 1)

				field := f.value(reflect.ValueOf(e).Elem())
				understood := !field.IsZero()
				field.SetZero()
				require.Equal(t, !understood, Tree(e).Get(f.name) != nil, "%s %s", m, text)
				require.Equal(t, "1.50", Tree(e).Get("Unknown").NumberText())
			}
		}
	}
}
