package terraform

import (
	"fmt"
	"strconv"

	"github.com/aslgen/aslgen/asl/emit"
	"github.com/aslgen/aslgen/asl/iam"
	"github.com/hashicorp/hcl/v2/hclwrite"
)

// jsonText is the pattern of a value that may stand between the quotes of a JSON text.
const jsonText = `^[^"\\[:cntrl:]]*$`

// variablesFile makes variables.tf: the parameters of the workflow, then what every module has.
func variablesFile(m emit.Machine, found []use, policy *iam.Policy) *hclwrite.File {
	f := hclwrite.NewEmptyFile()
	for _, name := range m.Params {
		var places []use
		for _, u := range found {
			if u.name == name {
				places = append(places, u)
			}
		}
		kind := kindOf(places)
		if kind == anyText && isResource(policy, name) {
			kind = anARN
		}
		addVariable(f.Body(), name, kind, places)
		f.Body().AppendNewline()
	}
	own := parse(variablesText)
	level := own.Body().FirstMatchingBlock("variable", []string{"log_level"}).Body()
	if m.Express {
		setText(level, "default", "ALL") // there is no history but the log
	} else {
		setText(level, "default", "ERROR")
	}
	prefix := own.Body().FirstMatchingBlock("variable", []string{"name_prefix"}).Body().FirstMatchingBlock("validation", nil).Body()
	set(prefix, "condition", `can(regex("^[0-9A-Za-z_-]{0,`+strconv.Itoa(emit.MaxName-len(m.Name))+`}$", var.name_prefix))`)
	setText(prefix, "error_message", fmt.Sprintf("A prefix has letters, digits, - and _, and the whole name of the state machine at most %d.", emit.MaxName))
	f.Body().AppendUnstructuredTokens(own.BuildTokens(nil))
	return f
}

// addVariable adds the variable of a parameter.
func addVariable(b *hclwrite.Body, name string, kind kind, places []use) {
	v := b.AppendNewBlock("variable", []string{name}).Body()
	setText(v, "description", kind.what+": "+describe(places)+".")
	set(v, "type", "string")
	set(v, "nullable", "false")
	if kind.pattern != "" {
		addValidation(v, name, kind.pattern, kind.fault)
	}
	if kind != aPart && kind != aFunction { // whose patterns let no quote pass
		addValidation(v, name, jsonText, "The value stands in a JSON text: it has no quotes, backslashes and control characters.")
	}
}

func addValidation(b *hclwrite.Body, name, pattern, fault string) {
	b.AppendNewline()
	v := b.AppendNewBlock("validation", nil).Body()
	set(v, "condition", "can(regex("+literal(pattern)+", var."+name+"))")
	setText(v, "error_message", fault)
}
