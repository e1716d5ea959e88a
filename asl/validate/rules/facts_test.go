package rules_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/validate"
	"github.com/aslgen/aslgen/asl/validate/rules"
	"github.com/aslgen/aslgen/internal/sources"
)

// factField is one field of the language in the table of facts.
type factField struct {
	Path          string   `json:"path"`
	States        []string `json:"states"`
	Languages     []string `json:"query_languages"`
	Type          string   `json:"type"`
	Required      bool     `json:"required"`
	Min           *float64 `json:"min"`
	Max           *float64 `json:"max"`
	Allowed       []any    `json:"allowed"`
	MinItems      int      `json:"min_items"`
	MaxLength     int      `json:"max_length"`
	ExclusiveWith []string `json:"exclusive_with"`
	MapModes      []string `json:"map_modes"`
	Nullable      bool     `json:"nullable"`
	Expression    bool     `json:"jsonata_string_allowed"`
}

// facts is the table of facts.
type facts struct {
	Fields      []factField `json:"fields"`
	Constraints []struct {
		ID       string `json:"id"`
		Severity string `json:"severity"`
		Rule     string `json:"rule"`
	} `json:"constraints"`
}

func readFacts(t *testing.T) facts {
	dir := sources.Folder(t, "ASLGEN_SHARED", "facts")
	text, err := os.ReadFile(filepath.Join(dir, "facts", "fields.json"))
	require.NoError(t, err)
	var f facts
	require.NoError(t, json.Unmarshal(text, &f))
	return f
}

// factStates are states that have a place for every field, by type and query language. DISTRIBUTED and INLINE are Maps.
var factStates = map[string]string{
	"Task JSONPath": `{"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "f"}, "End": true,
		"Credentials": {"RoleArn": "arn:aws:iam::123456789012:role/r"}, RETRY}`,
	"Task JSONata": `{"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": {"FunctionName": "f"}, "End": true,
		"Credentials": {"RoleArn": "arn:aws:iam::123456789012:role/r"}, RETRY}`,
	"Parallel JSONPath": `{"Type": "Parallel", "Branches": [SCOPE], "End": true, RETRY}`,
	"Parallel JSONata":  `{"Type": "Parallel", "Branches": [SCOPE], "End": true, RETRY}`,
	"Map JSONPath":      `{"Type": "Map", "ItemProcessor": SCOPE, "End": true, RETRY}`,
	"Map JSONata":       `{"Type": "Map", "ItemProcessor": SCOPE, "End": true, RETRY}`,
	"DISTRIBUTED JSONPath": `{"Type": "Map", "ItemProcessor": CHILD, "End": true, RETRY,
		"ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": CSV, "Parameters": {"Bucket": "b", "Key": "k"}},
		"ItemBatcher": {"MaxItemsPerBatch": 5},
		"ResultWriter": {"Resource": "arn:aws:states:::s3:putObject", "Parameters": {"Bucket": "b"}, "WriterConfig": WRITER}}`,
	"DISTRIBUTED JSONata": `{"Type": "Map", "ItemProcessor": CHILD, "End": true, RETRY,
		"ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": CSV, "Arguments": {"Bucket": "b", "Key": "k"}},
		"ItemBatcher": {"MaxItemsPerBatch": 5},
		"ResultWriter": {"Resource": "arn:aws:states:::s3:putObject", "Arguments": {"Bucket": "b"}, "WriterConfig": WRITER}}`,
	"Pass JSONPath":    `{"Type": "Pass", "End": true}`,
	"Pass JSONata":     `{"Type": "Pass", "End": true}`,
	"Wait JSONPath":    `{"Type": "Wait", "Seconds": 5, "End": true}`,
	"Wait JSONata":     `{"Type": "Wait", "Seconds": 5, "End": true}`,
	"Choice JSONPath":  `{"Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true, "Next": "Z"}], "Default": "Z"}`,
	"Choice JSONata":   `{"Type": "Choice", "Choices": [{"Condition": "{% $states.input.a %}", "Next": "Z"}], "Default": "Z"}`,
	"Succeed JSONPath": `{"Type": "Succeed"}`,
	"Succeed JSONata":  `{"Type": "Succeed"}`,
	"Fail JSONPath":    `{"Type": "Fail"}`,
	"Fail JSONata":     `{"Type": "Fail"}`,
}

var factParts = strings.NewReplacer(
	"RETRY", `"Retry": [{"ErrorEquals": ["States.Timeout"]}], "Catch": [{"ErrorEquals": ["States.Timeout"], "Next": "Z"}]`,
	"SCOPE", `{"StartAt": "X", "States": {"X": {"Type": "Pass", "End": true}}}`,
	"CHILD", `{"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "X", "States": {"X": {"Type": "Pass", "End": true}}}`,
	"CSV", `{"InputType": "CSV", "CSVHeaderLocation": "GIVEN", "CSVHeaders": ["a"]}`,
	"WRITER", `{"Transformation": "COMPACT", "OutputType": "JSON"}`,
)

// factValues are right values of fields for which one of the type will not do.
var factValues = map[string]string{
	"Next": `"Z"`, "Default": `"Z"`, "Assign": `{"v": 1}`, "Catch[].Assign": `{"v": 1}`, "Choices[].Assign": `{"v": 1}`,
	"Retry[].MaxDelaySeconds": `9`, "End": `true`, "Timestamp": `"2030-01-31T12:00:00Z"`,
	"Choices[].And": `[{"Variable": "$.a", "IsNull": true}]`, "Choices[].Or": `[{"Variable": "$.a", "IsNull": true}]`,
	"Choices[].Not": `{"Variable": "$.a", "IsNull": true}`, "Items": `[1]`, "Label": `"l"`,
	"ItemReader.ReaderConfig.Transformation": `"NONE"`, "ItemReader.ReaderConfig.ManifestType": `"ATHENA_DATA"`,
	"ItemReader.Arguments|Parameters.Prefix": `"p/"`, "ItemProcessor.ProcessorConfig": `{}`, "ItemProcessor.ProcessorConfig.Mode": `"INLINE"`,
	"Iterator":      `{"StartAt": "Y", "States": {"Y": {"Type": "Pass", "End": true}}}`,
	"ItemProcessor": `{"StartAt": "Y", "States": {"Y": {"Type": "Pass", "End": true}}}`,
}

// trial is a machine in which one field is tried.
type trial struct {
	field   factField
	machine map[string]any
	object  map[string]any // that holds the field
	name    string
	pointer string
}

// try makes a machine with the field in it, with a right value.
func try(t *testing.T, f factField, kind, language string) *trial {
	root := map[string]any{"StartAt": "A", "States": map[string]any{}}
	if language == "JSONata" {
		root["QueryLanguage"] = "JSONata"
	}
	owner, pointer := root, ""
	if kind == "(machine)" {
		kind = "Succeed"
	} else {
		pointer = "/States/A"
	}
	if strings.HasPrefix(kind, "(") {
		kind, _, _ = strings.Cut(kind[1:len(kind)-1], ".")
	}
	if kind == "Map" && len(f.MapModes) == 1 && f.MapModes[0] == "DISTRIBUTED" {
		kind = "DISTRIBUTED"
	}
	var state map[string]any
	require.NoError(t, json.Unmarshal([]byte(factParts.Replace(factStates[kind+" "+language])), &state))
	root["States"].(map[string]any)["A"] = state
	if pointer != "" {
		owner = state
	}
	prepare(f.Path, state)
	x := &trial{field: f, machine: root}
	tokens := strings.Split(f.Path, ".")
	for _, token := range tokens[:len(tokens)-1] {
		name, list := strings.CutSuffix(token, "[]")
		if name == "Arguments|Parameters" {
			name = map[string]string{"JSONPath": "Parameters", "JSONata": "Arguments"}[language]
		}
		pointer += "/" + name
		if list {
			owner = owner[name].([]any)[0].(map[string]any)
			pointer += "/0"
		} else {
			if owner[name] == nil {
				owner[name] = map[string]any{}
			}
			owner = owner[name].(map[string]any)
		}
	}
	x.object, x.name = owner, tokens[len(tokens)-1]
	x.pointer = pointer + "/" + x.name
	for _, other := range f.ExclusiveWith {
		delete(owner, other)
	}
	switch {
	case owner[x.name] != nil:
	case x.name == "QueryLanguage":
		owner[x.name] = language
	default:
		owner[x.name] = rightValue(t, f)
	}
	return x
}

// prepare changes a state so that it has a place for the field.
func prepare(path string, state map[string]any) {
	switch {
	case strings.HasPrefix(path, "Iterator"):
		state["Iterator"] = state["ItemProcessor"]
		delete(state, "ItemProcessor")
	case strings.HasPrefix(path, "Choices[].") && strings.Contains("And Or Not", path[len("Choices[]."):]):
		state["Choices"] = []any{map[string]any{"Next": "Z"}}
	case strings.HasSuffix(path, ".ItemsPointer"):
		state["ItemReader"].(map[string]any)["ReaderConfig"] = map[string]any{"InputType": "JSON"}
	}
}

// rightValue returns a value that the field takes.
func rightValue(t *testing.T, f factField) any {
	text := factValues[f.Path]
	switch {
	case text != "":
	case len(f.Allowed) > 0:
		return f.Allowed[len(f.Allowed)-1]
	case f.Type == "integer" || f.Type == "number":
		text = "1"
	case strings.Contains(f.Type, "path"):
		text = `"$.p"`
	case strings.HasPrefix(f.Type, "json-pointer"):
		text = `"/a"`
	case f.Type == "string":
		text = `"x"`
	default:
		text = `{"a": 1}`
	}
	var v any
	require.NoError(t, json.Unmarshal([]byte(text), &v), f.Path)
	return v
}

// errors judges the machine, and returns its errors at the field, above or below it, and all of them.
func (x *trial) errors(t *testing.T) (here, all []string) {
	text, err := json.Marshal(x.machine)
	require.NoError(t, err)
	if states, ok := x.machine["States"].(map[string]any); ok && strings.Contains(string(text), `"Z"`) {
		states["Z"] = map[string]any{"Type": "Succeed"}
		text, err = json.Marshal(x.machine)
		require.NoError(t, err)
	}
	m, list := asl.Parse("m.asl.json", text)
	require.Empty(t, list)
	for _, d := range errorsOf(rules.Validate(m, validate.Options{})) {
		all = append(all, d.Pointer+" "+d.String())
		if strings.HasPrefix(x.pointer, d.Pointer) || strings.HasPrefix(d.Pointer, x.pointer) {
			here = append(here, d.String())
		}
	}
	return here, all
}

// TestFactsFields goes over all fields: each is taken with a right value, and each bound, type and exclusion that is broken is
// an error at the field.
func TestFactsFields(t *testing.T) {
	all := readFacts(t).Fields
	require.NotEmpty(t, all)
	tried := 0
	for _, f := range all {
		for _, kind := range f.States {
			for _, language := range f.Languages {
				t.Run(fmt.Sprintf("%s/%s/%s", kind, language, f.Path), func(t *testing.T) {
					_, found := try(t, f, kind, language).errors(t)
					require.Empty(t, found, "refused with a right value")
					for what, value := range wrongValues(f, language) {
						x := try(t, f, kind, language)
						x.object[x.name] = value
						refused(t, x, what)
						tried++
					}
					if f.Required {
						x := try(t, f, kind, language)
						delete(x.object, x.name)
						refused(t, x, "missing")
						tried++
					}
					for _, name := range f.ExclusiveWith {
						other := twin(all, f, name, kind)
						if other == nil || !slices.Contains(other.Languages, language) {
							continue
						}
						x := try(t, f, kind, language)
						x.object[name] = rightValue(t, *other)
						x.pointer = x.pointer[:strings.LastIndexByte(x.pointer, '/')] // the finding may be at either
						refused(t, x, "beside "+name)
						tried++
					}
				})
			}
		}
	}
	t.Logf("%d fields, %d faults", len(all), tried)
}

func refused(t *testing.T, x *trial, what string) {
	t.Helper()
	here, all := x.errors(t)
	require.NotEmpty(t, here, "%s is accepted: %s; errors elsewhere: %s", x.pointer, what, all)
}

// wrongValues returns values that break one bound of a field each.
func wrongValues(f factField, language string) map[string]any {
	wrong := map[string]any{}
	switch f.Type {
	case "any":
	case "integer", "number":
		wrong["a text for a number"] = "x"
		wrong["a list for a number"] = []any{}
	default:
		wrong["a number for a "+f.Type] = 5
	}
	if f.Type == "integer" {
		wrong["a fraction"] = 1.5
	}
	if f.Type != "any" && !f.Nullable {
		wrong["null"] = nil
	}
	if f.Min != nil {
		least := *f.Min
		if f.Path == "ItemReader.ReaderConfig.MaxItems" {
			least = 0 // recorded: Step Functions takes 0 as no limit
		}
		wrong["too small"] = least - 1
	}
	if f.Max != nil {
		wrong["too large"] = *f.Max + 1
	}
	if len(f.Allowed) > 0 {
		wrong["an unknown value"] = "NOPE"
		if f.Type == "boolean" {
			wrong["false"] = false
		}
	}
	if f.MinItems > 0 {
		wrong["an empty list"] = []any{}
	}
	if f.MaxLength > 0 {
		wrong["too long"] = strings.Repeat("x", f.MaxLength+1)
	}
	if language == "JSONata" && !f.Expression && !slices.Contains([]string{"string", "uri"}, f.Type) {
		wrong["an expression"] = "{% $states.input.x %}"
	}
	return wrong
}

// twin returns the fact of the field with that name beside another one.
func twin(all []factField, f factField, name, kind string) *factField {
	path := name
	if i := strings.LastIndexByte(f.Path, '.'); i >= 0 {
		path = f.Path[:i+1] + name
	}
	for i := range all {
		if all[i].Path == path && slices.Contains(all[i].States, kind) {
			return &all[i]
		}
	}
	return nil
}

// TestFactsPlaces puts every field of a state into states that do not have it: of another type, of the other query language, and
// into a Map of the other mode.
func TestFactsPlaces(t *testing.T) {
	all := readFacts(t).Fields
	kinds := map[string]map[string]bool{} // by path and language, the types that have the field
	for _, f := range all {
		for _, language := range f.Languages {
			key := f.Path + " " + language
			if kinds[key] == nil {
				kinds[key] = map[string]bool{}
			}
			for _, kind := range f.States {
				kinds[key][kind] = true
			}
		}
	}
	// Step Functions takes these in the mode INLINE, where they have no effect: a warning.
	heeded := func(f factField) bool { return !strings.HasPrefix(f.Path, "ToleratedFailure") }
	for _, f := range all {
		if strings.ContainsAny(f.Path, ".[") || strings.HasPrefix(f.States[0], "(") {
			continue
		}
		for key := range factStates {
			kind, language, _ := strings.Cut(key, " ")
			where := kind
			if kind == "DISTRIBUTED" {
				where = "Map"
			}
			inline := kind == "Map" && len(f.MapModes) == 1 && f.MapModes[0] == "DISTRIBUTED"
			if kinds[f.Path+" "+language][where] && !inline || inline && !heeded(f) {
				continue
			}
			t.Run(f.Path+"/"+key, func(t *testing.T) {
				x := try(t, factField{}, kind, language) // the empty name is the state itself
				state := x.machine["States"].(map[string]any)["A"].(map[string]any)
				delete(state, "")
				state[f.Path] = rightValue(t, f)
				x.pointer = "/States/A/" + f.Path
				refused(t, x, "in a "+key+" state")
			})
		}
	}
}
