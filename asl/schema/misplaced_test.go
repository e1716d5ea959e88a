package schema_test

import (
	_ "embed"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/schema"
)

//go:embed testdata/facts.json
var factsText []byte

// facts say which field may stand in which state in which language. They are written by hand from the specification and
// the AWS documentation, not from the model.
var facts = func() (f struct {
	Fields []struct {
		Path      string
		States    []string
		Languages []string
	}
	Operators []string
}) {
	if err := json.Unmarshal(factsText, &f); err != nil {
		panic(err)
	}
	return f
}()

var stateTypes = []string{"Task", "Parallel", "Map", "Pass", "Wait", "Choice", "Succeed", "Fail"}

// triple is a field at a path from a state, the type of the state, and the language of the state.
type triple struct{ path, state, language string }

// extra are fields that the facts have no row for: what the text of a row says beside its name, and the processor
// settings in the old Iterator, which Step Functions takes.
var extra = []triple{
	{"Credentials.RoleArn.$", "Task", "JSONPath"},
	{"Iterator.ProcessorConfig", "Map", "JSONPath"}, {"Iterator.ProcessorConfig", "Map", "JSONata"},
	{"Iterator.ProcessorConfig.Mode", "Map", "JSONPath"}, {"Iterator.ProcessorConfig.Mode", "Map", "JSONata"},
	{"Iterator.ProcessorConfig.ExecutionType", "Map", "JSONPath"}, {"Iterator.ProcessorConfig.ExecutionType", "Map", "JSONata"},
}

// allowed returns the triples that may stand.
func allowed() map[triple]bool {
	set := map[triple]bool{}
	for _, t := range extra {
		set[t] = true
	}
	for _, f := range facts.Fields {
		states := f.States
		if inside, ok := strings.CutPrefix(states[0], "("); ok {
			// A field of an object that is no state: "(Map.ItemProcessor)" has its paths from the Map.
			states = []string{strings.TrimSuffix(strings.Split(inside, ".")[0], ")")}
		}
		for _, s := range states {
			for _, l := range f.Languages {
				set[triple{f.Path, s, l}] = true
			}
		}
	}
	for _, op := range facts.Operators {
		set[triple{"Choices[]." + op, "Choice", "JSONPath"}] = true
	}
	return set
}

// containers are the objects inside a state whose fields are listed, by the type of the state. Free JSON, such as the
// input of a call, takes members of any name.
var containers = map[string][]string{
	"Task":     {"Retry[].", "Catch[].", "Credentials."},
	"Parallel": {"Retry[].", "Catch[].", "Branches[]."},
	"Map": {
		"Retry[].", "Catch[].", "ItemProcessor.", "Iterator.", "ItemProcessor.ProcessorConfig.", "Iterator.ProcessorConfig.",
		"ItemReader.", "ItemReader.ReaderConfig.", "ItemBatcher.", "ResultWriter.", "ResultWriter.WriterConfig.",
	},
	"Choice": {"Choices[]."},
}

// fieldNames returns the names of all fields of the language.
func fieldNames() []string {
	names := append(slices.Clone(facts.Operators), "RoleArn.$")
	for _, f := range facts.Fields {
		if !strings.Contains(f.Path, "|") {
			names = append(names, f.Path[strings.LastIndexByte(f.Path, '.')+1:])
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// document returns a machine with one state that has a field at a path. The value of the field is null.
func document(machine, state, language, path string) (doc *jsontree.Value, pointer string) {
	last := strings.LastIndexByte(strings.TrimSuffix(path, ".$"), '.')
	containers, field := strings.FieldsFunc(path[:max(last, 0)], func(r rune) bool { return r == '.' }), path[last+1:]
	value := jsontree.NewObject(jsontree.Member{Name: field, Value: jsontree.NewNull()})
	end := ""
	for _, c := range slices.Backward(containers) {
		name, isArray := strings.CutSuffix(c, "[]")
		if isArray {
			value = jsontree.NewArray(value)
			end = "/0" + end
		}
		value = jsontree.NewObject(jsontree.Member{Name: name, Value: value})
		end = "/" + name + end
	}
	members := append([]jsontree.Member{{Name: "Type", Value: jsontree.NewString(state)}}, value.Members()...)
	if language != machine && field != "QueryLanguage" {
		members = append(members, jsontree.Member{Name: "QueryLanguage", Value: jsontree.NewString(language)})
	}
	return jsontree.NewObject(
		jsontree.Member{Name: "QueryLanguage", Value: jsontree.NewString(machine)},
		jsontree.Member{Name: "StartAt", Value: jsontree.NewString("A")},
		jsontree.Member{Name: "States", Value: jsontree.NewObject(jsontree.Member{Name: "A", Value: jsontree.NewObject(members...)})},
	), diag.JoinPointer("/States/A"+end, field)
}

// refusal returns the code with which a field may not stand at a place, "" when it may.
func refusal(list diag.List, pointer string) string {
	for _, d := range list {
		if d.Pointer == pointer && slices.Contains([]string{"ASL1003", "ASL1004", "ASL1005"}, d.Code) {
			return d.Code
		}
	}
	return ""
}

// TestMisplacedFields tries every field name in every object of every state type in each query language, and in both
// kinds of machine: it is refused unless the facts say that it may stand there.
func TestMisplacedFields(t *testing.T) {
	may, tried, taken := allowed(), 0, map[triple]bool{}
	otherLanguage := map[string]string{"JSONPath": "JSONata", "JSONata": "JSONPath"}
	for _, context := range [][2]string{{"JSONPath", "JSONPath"}, {"JSONPath", "JSONata"}, {"JSONata", "JSONata"}} {
		machine, language := context[0], context[1]
		for _, state := range stateTypes {
			for _, container := range append([]string{""}, containers[state]...) {
				for _, field := range fieldNames() {
					if container == "" && (field == "Type" || field == "QueryLanguage") {
						continue // they choose what is tried
					}
					tr := triple{container + field, state, language}
					doc, pointer := document(machine, state, language, tr.path)
					code := refusal(schema.Validate(doc), pointer)
					tried++
					taken[tr] = taken[tr] || code == ""
					switch {
					case may[tr]:
						require.Empty(t, code, "%v in a %s machine may stand", tr, machine)
					case may[triple{tr.path, state, otherLanguage[language]}]:
						require.Equal(t, "ASL1004", code, "%v in a %s machine", tr, machine)
					default:
						require.Contains(t, []string{"ASL1003", "ASL1005"}, code, "%v in a %s machine", tr, machine)
					}
				}
			}
		}
	}
	for tr := range may {
		if tr.state == "machine" || strings.Contains(tr.path, "|") || tr.path == "Type" || tr.path == "QueryLanguage" {
			continue
		}
		require.True(t, taken[tr], "%v was not tried", tr)
	}
	t.Logf("%d places tried, %d of %d triples may stand", tried, len(may), len(taken))
}

// TestMachineFields does the same for the machine itself, whose fields do not depend on its language.
func TestMachineFields(t *testing.T) {
	may := allowed()
	for _, language := range []string{"JSONPath", "JSONata"} {
		for _, field := range fieldNames() {
			if field == "QueryLanguage" {
				continue
			}
			doc := jsontree.NewObject(
				jsontree.Member{Name: "QueryLanguage", Value: jsontree.NewString(language)},
				jsontree.Member{Name: field, Value: jsontree.NewNull()},
			)
			code := refusal(schema.Validate(doc), "/"+field)
			if may[triple{field, "machine", language}] {
				require.Empty(t, code, field)
			} else {
				require.Contains(t, []string{"ASL1003", "ASL1005"}, code, field)
			}
		}
	}
}

// TestModelAgreesWithFacts derives the triples from the structs and their tags. The schema is made from them, so a fact
// that the model lacks shows here with its name.
func TestModelAgreesWithFacts(t *testing.T) {
	model := map[triple]bool{}
	for _, state := range []asl.State{
		&asl.Task{}, &asl.Parallel{}, &asl.Map{}, &asl.Pass{}, &asl.Wait{}, &asl.Choice{}, &asl.Succeed{}, &asl.Fail{},
	} {
		for _, language := range []string{"JSONPath", "JSONata"} {
			model[triple{"Type", string(state.Kind()), language}] = true
			addFields(model, reflect.TypeOf(state).Elem(), triple{"", string(state.Kind()), language}, 0)
		}
	}
	for _, language := range []string{"JSONPath", "JSONata"} {
		addFields(model, reflect.TypeFor[asl.StateMachine](), triple{"", "machine", language}, 0)
	}
	may := allowed()
	for tr := range may {
		if !strings.Contains(tr.path, "|") {
			require.True(t, model[tr], "%v is a fact, and the model lacks it", tr)
		}
	}
	for tr := range model {
		require.True(t, may[tr], "%v is in the model, and no fact says so", tr)
	}
	require.Greater(t, len(model), 300)
}

// addFields adds the fields of a struct and of the structs in it. Rules inside a rule are not followed.
func addFields(set map[triple]bool, s reflect.Type, at triple, depth int) {
	for i := range s.NumField() {
		f := s.Field(i)
		tag := asl.ParseTag(f.Tag.Get("asl"))
		switch {
		case f.Name == "Node" || !f.IsExported():
			continue
		case f.Anonymous:
			addFields(set, f.Type, at, depth)
			continue
		case at.language == "JSONPath" && !tag.JSONPath, at.language == "JSONata" && !tag.JSONata:
			continue
		}
		name := f.Name
		if tag.Name != "" {
			name = tag.Name
		}
		inner := triple{at.path + name, at.state, at.language}
		set[inner] = true
		elem, suffix := f.Type, "."
		for elem.Kind() == reflect.Pointer || elem.Kind() == reflect.Slice {
			if elem.Kind() == reflect.Slice {
				suffix = "[]."
			}
			elem = elem.Elem()
		}
		if method, ok := reflect.PointerTo(elem).MethodByName("Literal"); ok {
			elem = method.Type.Out(0)
		}
		_, isNode := reflect.New(elem).Interface().(asl.Element)
		if isNode && elem != s && depth < 3 {
			addFields(set, elem, triple{inner.path + suffix, at.state, at.language}, depth+1)
		}
	}
}
