package cli

import (
	"github.com/spf13/cobra"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/schema"
)

func validateCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "validate FILE...",
		Short: "Check documents against the JSON Schema of the language",
		Long: `Check Amazon States Language documents against the JSON Schema of the language:
which fields a state has, in which query language, with which types and bounds.

Files ending in .yaml or .yml are read as YAML, those ending in .json or .asl as
JSON; for others and for the standard input (-) the first character decides. Each
finding is printed with its line and column, each file gets one line on the standard
output.`,
		Example: `  aslgen validate machine.asl.json
  aslgen validate deploy/*.asl.json template.asl.yaml
  terraform show -json | jq -r … | aslgen validate -`,
		Args:              cobra.MinimumNArgs(1),
		ValidArgsFunction: filesOnly("json", "asl", "yaml", "yml"),
		RunE: func(_ *cobra.Command, args []string) error {
			result := outcome{app: a}
			for _, arg := range args {
				in, err := a.read(arg)
				if err != nil {
					result.failed(err)
					continue
				}
				doc, list := in.parse()
				if !list.HasErrors() {
					list = append(list, schema.Validate(doc)...)
				}
				if a.report(list) != nil {
					result.findings = true
				}
				a.say("%s: %s", in.name, summary(list))
			}
			return result.err()
		},
	}
}

// summary is "valid", or the number of errors and warnings.
func summary(list diag.List) string {
	errors, warnings := 0, 0
	for _, d := range list {
		switch d.Severity {
		case diag.Error:
			errors++
		case diag.Warning:
			warnings++
		}
	}
	text := "valid"
	if errors > 0 {
		text = plural(errors, "error")
	}
	if warnings > 0 {
		text += ", " + plural(warnings, "warning")
	}
	return text
}
