package generate

import (
	"bytes"
	"reflect"
	"strings"
	"unicode"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
	aslschema "github.com/aslgen/aslgen/asl/schema"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/schema"
)

// fileSet collects the files of several workflows that go into one directory.
type fileSet struct {
	files []File
	owner map[string]owned // by folded file name
}

// owned says which workflow brought a file, and where it stands in the set.
type owned struct {
	workflow string
	index    int
}

func newFileSet() *fileSet { return &fileSet{owner: map[string]owned{}} }

// add takes the files of one workflow into the set. A file that is there with the same bytes is kept once, unless it
// is an ASL document: two workflows of one name are a mistake even while they are equal.
func (s *fileSet) add(workflow string, files []File) diag.List {
	var list diag.List
	for _, f := range files {
		key := strings.ToLower(f.Name)
		first, taken := s.owner[key]
		if !taken {
			s.owner[key] = owned{workflow: workflow, index: len(s.files)}
			s.files = append(s.files, f)
			continue
		}
		if !strings.HasSuffix(f.Name, MachineSuffix) && bytes.Equal(s.files[first.index].Content, f.Content) {
			continue
		}
		d := clashingFiles.At(diag.Pos{}, "workflows %q and %q both give the file %q", first.workflow, workflow, f.Name)
		d.Help = "rename one of them, or write them into two directories"
		list = append(list, d)
		if strings.HasSuffix(f.Name, MachineSuffix) {
			break // its schemas clash for the same reason
		}
	}
	return list
}

// The file names of one workflow: its name, or that of a callback state, and one of these.
const (
	inputSuffix  = ".input.schema.json"
	outputSuffix = ".output.schema.json"
	answerSuffix = ".answer.schema.json"
)

// workflowFiles builds one workflow. It returns no files when the list has errors.
func workflowFiles(w builder.Definition) ([]File, diag.List) {
	machine, list := w.Build()
	if !usableName(w.Name()) {
		d := unusableName.At(diag.Pos{}, "workflow name %q cannot be a file name", w.Name())
		d.Help = "use letters, digits, '-', '_' and '.'"
		list = append(list, d)
	}
	if list.HasErrors() {
		return nil, list
	}
	text := machine.Print()
	list = append(list, verify(w.Name(), text)...)
	files := []File{{Name: w.Name() + MachineSuffix, Content: text}}

	add := func(name string, t reflect.Type, options schema.Options) {
		text, problems := schema.For(t, options)
		list = append(list, problems...)
		files = append(files, File{Name: name, Content: text})
	}
	add(w.Name()+inputSuffix, w.InputType(), schema.Options{})
	add(w.Name()+outputSuffix, w.OutputType(), schema.Options{})
	states := map[string]string{} // file name to the state that claims it
	for _, c := range w.Callbacks() {
		name := slug(c.State) + answerSuffix
		if first, taken := states[name]; taken {
			d := clashingFiles.At(diag.Pos{}, "states %q and %q of workflow %q both give the file %q", first, c.State, w.Name(), name)
			d.Help = "give one of the states a name that differs in more than case and punctuation"
			list = append(list, d)
			continue
		}
		states[name] = c.State
		// Closed: in an answer, which people and small programs write, an unknown property is most likely a misspelt one.
		add(name, c.Answer, schema.Options{Closed: true})
	}
	if list.HasErrors() {
		return nil, list
	}
	return files, list
}

// verify holds the printed document against the JSON Schema of ASL. What it finds is a fault of aslgen.
func verify(workflow string, text []byte) diag.List {
	var list diag.List
	doc, problems := jsontree.Parse(workflow+MachineSuffix, text)
	if !problems.HasErrors() {
		problems = aslschema.Validate(doc)
	}
	for _, p := range problems {
		if p.Severity != diag.Error {
			continue
		}
		d := invalidOutput.At(diag.Pos{}, "workflow %q builds a document that is not valid: %s", workflow, p.Message)
		d.Pointer = p.Pointer
		d.Help = "this is a fault of aslgen, please report it with the workflow"
		list = append(list, d)
	}
	return list
}

// usableName reports whether a workflow's name can begin a file name on every file system and stay in its directory.
func usableName(name string) bool {
	if name == "" || name[0] == '.' {
		return false
	}
	for _, r := range name {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_.", r) {
			return false
		}
	}
	return true
}

// slug is the name of a state in kebab case: "Human review" and "HumanReview" give "human-review". Letters and digits
// of every script stay, all else separates words.
func slug(state string) string {
	var out []rune
	runes := []rune(state)
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }
	for i, r := range runes {
		if !word(r) {
			if len(out) > 0 && out[len(out)-1] != '-' {
				out = append(out, '-')
			}
			continue
		}
		if i > 0 && unicode.IsUpper(r) && word(runes[i-1]) {
			after := unicode.IsLower(runes[i-1]) || unicode.IsDigit(runes[i-1])
			before := i+1 < len(runes) && unicode.IsLower(runes[i+1])
			if after || before {
				out = append(out, '-')
			}
		}
		out = append(out, unicode.ToLower(r))
	}
	name := strings.TrimRight(string(out), "-")
	if name == "" {
		return "state"
	}
	return name
}

// isNil reports whether w is nil or an interface around a nil pointer.
func isNil(w builder.Definition) bool {
	if w == nil {
		return true
	}
	v := reflect.ValueOf(w)
	return v.Kind() == reflect.Pointer && v.IsNil()
}
