package terraform

import (
	_ "embed" // the parts that every module has
	"fmt"
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/emit"
	"github.com/aslgen/aslgen/asl/iam"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/hashicorp/hcl/v2/hclwrite"
)

// What every module has. Where a null stands in main.tf and variables.tf, Module puts what depends on the machine.
var (
	//go:embed module/main.tf
	mainText string
	//go:embed module/variables.tf
	variablesText string
	//go:embed module/outputs.tf
	outputsText string
	//go:embed module/versions.tf
	versionsText string
)

// DefinitionSuffix is what the name of the definition's file has after the name of the workflow.
const DefinitionSuffix = ".asl.json.tftpl"

// Target makes Terraform modules whose roles get the permissions that [iam.Derive] finds.
type Target struct{}

// Name returns "terraform".
func (Target) Name() string { return "terraform" }

// Emit makes the module of a machine.
func (Target) Emit(m emit.Machine) ([]emit.File, diag.List) {
	machine, problems := asl.ParseTemplate(m.Name, m.Definition)
	if problems.HasErrors() {
		return Module(m, &iam.Policy{}) // which says so
	}
	return Module(m, iam.Derive(machine, iam.Options{})) // the module has statements of its own for what its variables switch on
}

// Module makes the files of the module for a machine, whose role gets the policy. The list holds everything wrong; with an error in it
// there are no files.
func Module(m emit.Machine, policy *iam.Policy) ([]emit.File, diag.List) {
	doc, problems := jsontree.ParseTemplate(m.Name, m.Definition)
	if problems.HasErrors() {
		return nil, diag.List{unusableMachine.At(m.Pos, "the definition of %q is no JSON: %s", m.Name, problems[0].Message)}
	}
	if !emit.UsableName(m.Name) {
		return nil, diag.List{unusableMachine.At(m.Pos, "%q is no name of a state machine", m.Name).WithHelp("1 to 80 letters, digits, - and _")}
	}
	m.Params = slices.Compact(slices.Sorted(slices.Values(m.Params)))
	found := uses(doc)
	list := judgeNames(m)
	list = append(list, judgeUses(m, found, policy)...)
	policy = told(policy)
	for _, u := range policy.Unknown {
		if u.Gap == iam.GapMissing { // the rest stands in the policy as a comment
			list = append(list, unknown(m, u))
		}
	}
	if list.HasErrors() {
		return nil, list
	}
	definition := m.Name + DefinitionSuffix
	names := []string{"main.tf", "outputs.tf", "variables.tf", "versions.tf", definition}
	return []emit.File{
		{Name: "main.tf", Content: finish(m, mainFile(m, policy), names)},
		{Name: definition, Content: Template(m.Definition, m.Params)},
		{Name: "outputs.tf", Content: finish(m, parse(outputsText), nil)},
		{Name: "variables.tf", Content: finish(m, variablesFile(m, found, policy), nil)},
		{Name: "versions.tf", Content: finish(m, parse(versionsText), nil)},
	}, list
}

// judgeUses compares the placeholders of the definition and of the policy with the parameters.
func judgeUses(m emit.Machine, found []use, policy *iam.Policy) diag.List {
	var list diag.List
	var told []string // placeholders that something needs
	needs := func(name, what string) {
		if !slices.Contains(m.Params, name) && !slices.Contains(told, name) {
			told = append(told, name)
			list = append(list, notPassed.At(m.Pos, "%s holds ${%s}, and the workflow has no parameter %q", what, name, name).
				WithHelp("write builder.Param(%q) in the place of the text", name))
		}
	}
	for _, u := range found {
		if u.field == "Resource" || u.path == "Credentials.RoleArn" || kindOfUse(u) != anyText {
			needs(u.name, u.place())
		}
	}
	parts(policy, func(p iam.Part) {
		if p.Param == "" {
			return
		}
		place := "the policy of the role"
		if i := slices.IndexFunc(found, func(u use) bool { return u.name == p.Param }); i >= 0 {
			place = found[i].place()
		}
		needs(p.Param, place)
	})
	for _, u := range found {
		if !slices.Contains(m.Params, u.name) && !slices.Contains(told, u.name) {
			told = append(told, u.name)
			list = append(list, keptText.At(m.Pos, "%s holds ${%s}, which stays as it is: the workflow has no parameter %q", u.place(), u.name, u.name).
				WithHelp("if a value is meant that is filled in at deployment, write builder.Param(%q)", u.name))
		}
	}
	for _, name := range m.Params {
		if !slices.ContainsFunc(found, func(u use) bool { return u.name == name }) {
			list = append(list, unusedParam.At(m.Pos, "parameter %q stands nowhere in the definition of %q", name, m.Name).
				WithHelp("take it out"))
		}
	}
	return list
}

// told returns the policy without what is unknown only because a placeholder hides it: the module has the value, and its expressions
// do what depends on it.
func told(p *iam.Policy) *iam.Policy {
	clear := *p
	clear.Unknown = slices.DeleteFunc(slices.Clone(p.Unknown), func(u iam.Unknown) bool { return u.Gap == iam.GapLater })
	return &clear
}

// unknown tells what the policy does not know.
func unknown(m emit.Machine, u iam.Unknown) diag.Diagnostic {
	what := "the policy"
	if u.State != "" {
		what = fmt.Sprintf("the policy for the state %q", u.State)
	}
	if u.Field != "" {
		what += fmt.Sprintf(" cannot tell from %s what is needed", u.Field)
	} else {
		what += " is not complete"
	}
	return unknownRight.At(m.Pos, "%s: %s", what, u.Reason).WithPointer(u.Pointer).
		WithHelp("give the role a policy of your own where it needs one; the module's output role_name names it")
}

// finish prints a file in the canonical layout, below the line that says whose it is, and in main.tf which files belong to the module.
func finish(m emit.Machine, f *hclwrite.File, names []string) []byte {
	head := header + " from the workflow " + quote(m.Name) + ". DO NOT EDIT.\n"
	if names != nil {
		head += filesLine + strings.Join(names, " ") + "\n"
	}
	return append([]byte(head+"\n"), hclwrite.Format(f.Bytes())...)
}
