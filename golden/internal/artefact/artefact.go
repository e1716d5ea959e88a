// Package artefact holds golden machines to what is true of each of them, and makes the files that belong to a machine.
package artefact

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/iam"
	"github.com/aslgen/aslgen/asl/validate"
	"github.com/aslgen/aslgen/asl/validate/rules"
	"github.com/aslgen/aslgen/builder"
)

// toldBetter are the codes of what Build tells better than the file: a Choice that comes from a Switch over all values of its type needs
// no Default.
var toldBetter = []string{"ASL2008"}

// File is a file of a folder want.
type File struct {
	// Name is the name of the file.
	Name string
	// Content is what is in it.
	Content []byte
}

// Machine returns the files of a workflow's machine, whose printed text is given: the machine itself and the policy that its role
// needs. The text is read as users read it, from the file alone; the error says what is not true of it: it is judged without a word,
// warnings included, and printed again byte for byte.
func Machine(w builder.Definition, text []byte) ([]File, error) {
	name := w.Name() + ".asl.json"
	machine, problems := asl.ParseTemplate(name, text)
	if len(problems) > 0 {
		return nil, errors.New(problems.String())
	}
	if !bytes.Equal(text, machine.Print()) {
		return nil, fmt.Errorf("%s is printed otherwise when it is read and printed", name)
	}
	if !bytes.Equal(text, asl.Format(machine)) {
		return nil, fmt.Errorf("%s is printed otherwise when it is read and printed anew", name)
	}
	options := validate.Options{WorkflowType: asl.ExecutionStandard, Template: true, Silence: toldBetter}
	if w.Express() {
		options.WorkflowType = asl.ExecutionExpress
	}
	if found := rules.Validate(machine, options); len(found) > 0 {
		return nil, fmt.Errorf("%s is not judged clean: %s", name, found)
	}
	policy := iam.Derive(machine, iam.Options{}).Document(iam.Values{})
	return []File{{name, text}, {w.Name() + ".policy.json", policy}}, nil
}
