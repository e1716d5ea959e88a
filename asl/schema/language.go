package schema

import (
	"slices"
	"strings"
)

const (
	jsonPath = "JSONPath"
	jsonata  = "JSONata"
)

// languageOf returns the query language of the states that a definition is for, "" when it is for both.
func languageOf(def string) string {
	def = strings.TrimSuffix(def, "In"+jsonPath)
	for _, language := range []string{jsonPath, jsonata} {
		if strings.HasSuffix(def, language) {
			return language
		}
	}
	return ""
}

// kindOf returns the kind of object that a definition describes.
func kindOf(def string) string {
	return strings.TrimSuffix(strings.TrimSuffix(def, "In"+jsonPath), languageOf(def))
}

// otherLanguage returns the definition of the same kind of object in the other query language, "" when there is none. A
// rule inside And, Or and Not has no twin.
func otherLanguage(def string) string {
	kind, language := kindOf(def), jsonPath
	if languageOf(def) == jsonPath {
		language = jsonata
	}
	other := kind + language
	if languageOf(def) == "" || lookup([]string{"definitions", other}) == nil {
		return ""
	}
	return other
}

// inJSONata and inJSONPath say what does in one language the work of a field of the other one.
var inJSONata = map[string]string{
	"InputPath":      `expressions read "$states.input"`,
	"Parameters":     `use Arguments`,
	"ResultSelector": `use Output, which reads "$states.result"`,
	"ResultPath":     `use Output, or Assign to keep the result in a variable`,
	"OutputPath":     `use Output`,
	"Result":         `use Output`,
	"ItemsPath":      `use Items`,
	"Variable":       `use Condition`,
	"And":            `use Condition`,
	"Or":             `use Condition`,
	"Not":            `use Condition`,
}

var inJSONPath = map[string]string{
	"Arguments": `use Parameters`,
	"Output":    `use ResultSelector, ResultPath and OutputPath`,
	"Items":     `use ItemsPath`,
	"Condition": `use Variable with a comparison`,
}

// instead says what to write for a field of the other language, in an object of the definition.
func instead(field, def, language string) string {
	help := inJSONPath[field]
	if language == jsonata {
		help = inJSONata[field]
	}
	properties := lookup([]string{"definitions", def, "properties"})
	twin := twinOf(field)
	switch {
	case field == "Parameters" && kindOf(def) == "Map":
		help = "use ItemSelector"
	case field == "Parameters" && kindOf(def) == "Pass", field == "Output" && properties.Get("ResultSelector") == nil && kindOf(def) == "Pass":
		help = map[string]string{"Parameters": "use Output", "Output": "use Parameters and ResultPath"}[field]
	case field == "Output" && properties.Get("ResultSelector") == nil:
		help = "it has no twin here"
		if properties.Get("OutputPath") != nil {
			help = "use OutputPath"
		}
	case help == "" && twin != field && properties.Get(twin) != nil:
		help = "use " + twin + " with an expression"
	case help == "" && kindOf(def) == "ChoiceRule":
		help = "use Condition"
	}
	if language == jsonPath {
		help += `, or set "QueryLanguage": "JSONata"`
	}
	return help
}

// twinOf returns the name of the field that takes the literal for which a path field gives the path.
func twinOf(field string) string {
	return strings.TrimSuffix(strings.TrimSuffix(field, "Path"), ".$")
}

// lostWithLanguage returns the fields that are not missed in an object of definition def because a field of the other
// language stands for them: its twin, and whatever def alone demands.
func lostWithLanguage(field, other, def string) []string {
	lost := []string{field, twinOf(field)}
	elsewhere := lookup([]string{"definitions", other, "properties"})
	for _, name := range memberNames(lookup([]string{"definitions", def, "properties"})) {
		if elsewhere.Get(name) == nil {
			lost = append(lost, name)
		}
	}
	return lost
}

// ownersOf returns the kinds of object that have a field.
func ownersOf(field string) []string {
	var owners []string
	for _, m := range tree().Get("definitions").Members() {
		if m.Value.Get("properties").Get(field).Get("description") == nil {
			continue
		}
		if kind := ownerNames[kindOf(m.Name)]; kind != "" && !slices.Contains(owners, kind) {
			owners = append(owners, kind)
		}
	}
	return owners
}

// ownerNames are the kinds of object in the help of a misplaced field. Others are left out: an object of free JSON may have
// members of any name.
var ownerNames = map[string]string{
	"Task": "Task", "Parallel": "Parallel", "Map": "Map", "Pass": "Pass", "Wait": "Wait", "Choice": "Choice",
	"Succeed": "Succeed", "Fail": "Fail", "StateMachine": "the state machine", "Branch": "a branch",
	"ItemProcessor": "ItemProcessor", "ProcessorConfig": "ProcessorConfig", "ChoiceRule": "a choice rule",
	"Retrier": "a Retrier", "Catcher": "a Catcher", "Credentials": "Credentials", "ItemReader": "ItemReader",
	"ReaderConfig": "ReaderConfig", "ItemBatcher": "ItemBatcher", "ResultWriter": "ResultWriter",
	"WriterConfig": "WriterConfig",
}
