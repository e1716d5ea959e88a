package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/aslgen/aslgen/asl/diag"
)

//go:generate go run github.com/aslgen/aslgen/cmd/aslgen explain --format markdown --output ../../../../docs/rules.md

// explainFlags are the flags of explain.
type explainFlags struct{ format, output string }

// explainFormats are the forms of explain.
var explainFormats = []string{formatText, "json", "markdown"}

func explainCommand(a *app) *cobra.Command {
	var flags explainFlags
	cmd := &cobra.Command{
		Use:   "explain [CODE...]",
		Short: "Tell what the code of a finding means",
		Long: `Tell what the code of a finding means, why it matters, and how it is mended, with a
wrong and a right example. Case counts for nothing, and the letters may be left out:
ASL2001, asl2001 and 2001 are the same.

A code of Step Functions, such as MISSING_TRANSITION_TARGET, lists the codes that stand
for it. Without a code, all are listed.`,
		Example: `  aslgen explain ASL2001
  aslgen explain MISSING_TRANSITION_TARGET
  aslgen explain                          all codes with their titles`,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return completeCodes(allDefs()), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			return a.explain(flags, args)
		},
	}
	cmd.Flags().StringVar(&flags.format, "format", formatText, "form of the explanation: "+strings.Join(explainFormats, ", "))
	cmd.Flags().StringVarP(&flags.output, "output", "o", "", "write it to this file")
	if err := cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(explainFormats, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err) // the flag is defined above
	}
	return cmd
}

// explain prints the documentation of the codes, of all when none is given.
func (a *app) explain(flags explainFlags, args []string) error {
	if !slices.Contains(explainFormats, flags.format) {
		return usageError("--format knows " + strings.Join(explainFormats, ", ") + ", not " + quoted(flags.format))
	}
	all := allDefs()
	defs, short := all, len(args) == 0
	if !short {
		defs = nil
		for _, arg := range args {
			found, err := findDefs(all, arg)
			if err != nil {
				return err
			}
			short = short || len(found) > 1
			defs = append(defs, found...)
		}
	}
	var b bytes.Buffer
	switch flags.format {
	case "json":
		if err := defsJSON(&b, defs); err != nil {
			return err
		}
	case "markdown":
		b.WriteString(defsMarkdown(defs))
	default:
		defsText(&b, defs, short)
	}
	if flags.output != "" {
		return rewrite(absolute(a.dir, flags.output), b.Bytes())
	}
	_, err := a.stdout.Write(b.Bytes())
	return err
}

// findDefs returns the documentation that a word names: one code, or all that stand for a code of Step Functions.
func findDefs(all []diag.Def, word string) ([]diag.Def, error) {
	code := normalizeCode(word)
	var found []diag.Def
	var names []string
	for _, def := range all {
		if def.Code == code || slices.Contains(awsCodes(def), code) {
			found = append(found, def)
		}
		names = append(append(names, def.Code), awsCodes(def)...)
	}
	if len(found) > 0 {
		return found, nil
	}
	help := `"aslgen explain" lists the codes`
	if nearest := diag.Nearest(code, names); nearest != "" {
		help = "did you mean " + quoted(nearest) + "? " + help
	}
	return nil, usageError(fmt.Sprintf("unknown code %q; %s", word, help))
}

// awsCodes are the codes of Step Functions that a code stands for.
func awsCodes(def diag.Def) []string {
	return strings.FieldsFunc(def.AWS, func(r rune) bool { return r == ',' || r == ' ' })
}

// defsText writes a line for each code, or all that there is to say.
func defsText(w io.Writer, defs []diag.Def, short bool) {
	for i, def := range defs {
		if short {
			fmt.Fprintf(w, "%s  %-7s  %s\n", def.Code, def.Severity, def.Title)
			continue
		}
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "%s: %s\n\n%s", def.Code, def.Title, def.Text())
	}
}

// defsJSON writes the documentation for programs.
func defsJSON(w io.Writer, defs []diag.Def) error {
	type entry struct {
		Code     string `json:"code"`
		Severity string `json:"severity"`
		Title    string `json:"title"`
		Doc      string `json:"doc"`
		AWS      string `json:"aws,omitempty"`
		Spec     string `json:"spec,omitempty"`
		Bad      string `json:"bad,omitempty"`
		Good     string `json:"good,omitempty"`
		Docs     string `json:"docs"`
	}
	entries := make([]entry, len(defs))
	for i, def := range defs {
		entries[i] = entry{def.Code, def.Severity.String(), def.Title, def.Doc, def.AWS, def.Spec, def.Bad, def.Good, diag.DocsURL(def.Code)}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(entries)
}

// codeGroups are the groups of codes, by their first digits.
var codeGroups = []struct{ prefix, title string }{
	{"ASL0", "Text that is not JSON or YAML"},
	{"ASL1", "One object: its fields, its errors, its times"},
	{"ASL2", "The graph of states, scopes and variables"},
	{"ASL3", "Expressions"},
	{"ASL4", "Calls of services"},
	{"ASL5", "Quotas"},
	{"ASL6", "Workflows in Go, and the command"},
	{"ASL70", "Terraform modules"},
	{"ASL71", "Mocks"},
	{"ASL9", "Faults of aslgen"},
}

// defsMarkdown is the page about codes: a table of each group, then a section a code under a heading that is the code.
func defsMarkdown(defs []diag.Def) string {
	var table, sections strings.Builder
	for _, group := range codeGroups {
		first := true
		for _, def := range defs {
			if !strings.HasPrefix(def.Code, group.prefix) {
				continue
			}
			if first {
				fmt.Fprintf(&table, "\n## %s\n\n| code | severity | finding | code of Step Functions |\n|---|---|---|---|\n", group.title)
				first = false
			}
			aws := strings.Join(awsCodes(def), "`, `")
			if aws != "" {
				aws = "`" + aws + "`"
			}
			fmt.Fprintf(&table, "| [%s](#%s) | %s | %s | %s |\n", def.Code, strings.ToLower(def.Code), def.Severity, diag.EscapeMarkdown(def.Title), aws)
			fmt.Fprintf(&sections, "\n### %s\n\n%s", def.Code, def.Markdown())
		}
	}
	return pageHead + table.String() + "\n## The codes one by one\n" + sections.String()
}

// pageHead begins the page about codes.
const pageHead = `<!-- Made by "go generate ./cmd/aslgen/internal/cli" from the documentation beside each rule. Change it there. -->

# Findings

Every finding of aslgen has a code, which never changes its meaning. An error is refused by Step Functions or cannot work; a warning
can hang, leak or surprise; advice is printed when asked for (` + "`--advice`" + `). ` + "`aslgen explain CODE`" + ` prints the same as this page.
Findings in documents are left out with ` + "`--silence CODE`" + `, or by their codes in ` + "`aslgen.yaml`" + `.
`
