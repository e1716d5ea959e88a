package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/aslgen/aslgen/builder"
)

// lineageFormats are the forms of lineage.
var lineageFormats = []string{formatText, "json"}

func lineageCommand(a *app) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "lineage [packages]",
		Short: "Tell what receives the sensitive fields of the workflows in Go packages",
		Long: `Tell where the sensitive fields of workflows go: into which arguments of which call,
which variable, error text, execution name, output, or results in S3.

A field is sensitive when it is tagged in Go:

    type Patient struct {
        ID   string ` + "`json:\"id\"`" + `
        Name string ` + "`json:\"name\" asl:\"sensitive\"`" + `
    }

It is followed through bindings, expressions, variables, Maps and branches. What is
computed from it is sensitive as well; its length, its presence and comparisons are not.

The kinds of receivers:

    call          the arguments of a call
    channel       the arguments of a call that waits for a task token: people read them
    name          the name of an execution that a call starts
    variable      a variable that Assign fills
    state output  the Output of a state; output: that of the workflow
    error         the Error or the Cause of a Fail
    results       what a distributed Map writes to S3

The packages are those that "aslgen generate" takes; without a name it is the one in the
working directory. Nothing is written. That a field must not reach a receiver is said in
the workflow, and then every build checks it:

    builder.Forbid(w, builder.SensitiveTo(builder.Service("sns"), builder.ErrorTexts()))

Exit codes: 0 the report is printed, 1 a workflow has errors, flows that it forbids
included, 2 wrong usage or environment.`,
		Example: `  aslgen lineage                        the package in this directory
  aslgen lineage ./workflows/...        all packages below workflows
  aslgen lineage --format json ./... | jq '.[].flows[] | select(.sink == "channel")'`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if !slices.Contains(lineageFormats, format) {
				return usageError("--format knows " + strings.Join(lineageFormats, ", ") + ", not " + quoted(format))
			}
			return a.lineage(cmd.Context(), format, args)
		},
	}
	cmd.Flags().StringVar(&format, "format", formatText, "form of the report: "+strings.Join(lineageFormats, ", "))
	if err := cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(lineageFormats, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err) // the flag is defined above
	}
	return cmd
}

// lineage prints the reports of the workflows of packages.
func (a *app) lineage(ctx context.Context, format string, patterns []string) error {
	if len(patterns) == 0 {
		patterns = []string{"."}
	}
	pkgs, err := a.find(ctx, patterns)
	if err != nil {
		return err
	}
	workflows, list, err := a.run(ctx, pkgs, true)
	if err != nil {
		return err
	}
	reports := []*builder.LineageReport{}
	for _, w := range workflows {
		list = append(list, w.Diagnostics...)
		if w.Lineage != nil {
			a.shortenLineage(w.Lineage)
			reports = append(reports, w.Lineage)
		}
	}
	if err := a.report(list); err != nil {
		return err
	}
	if format == "json" {
		encoder := json.NewEncoder(a.stdout)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", "  ")
		return encoder.Encode(reports)
	}
	return a.lineageText(reports)
}

// shortenLineage makes the files of a report relative to the working directory, as those of findings are.
func (a *app) shortenLineage(r *builder.LineageReport) {
	short := func(file string) string { return filepath.ToSlash(a.shorten(file)) }
	for i := range r.Flows {
		f := &r.Flows[i]
		f.File = short(f.File)
		for j := range f.Path {
			f.Path[j].File = short(f.Path[j].File)
		}
	}
}

// lineageText prints a table for each workflow.
func (a *app) lineageText(reports []*builder.LineageReport) error {
	table := tabwriter.NewWriter(a.stdout, 0, 0, 2, ' ', 0)
	for i, r := range reports {
		if i > 0 {
			fmt.Fprintln(table)
		}
		if len(r.Flows) == 0 {
			fmt.Fprintf(table, "%s: nothing receives a sensitive field\n", r.Workflow)
			continue
		}
		fmt.Fprintf(table, "%s: %s\n  FIELD\tRECEIVER\tSTATE\tPARAMETER\tPLACE\n", r.Workflow, plural(len(r.Flows), "flow"))
		for _, f := range r.Flows {
			receiver := string(f.Sink)
			if f.Service != "" {
				receiver += " " + f.Service + ":" + f.Action
			}
			fmt.Fprintf(table, "  %s\t%s\t%s\t%s\t%s:%d", f.Source, receiver, f.State, f.Parameter, f.File, f.Line)
			for _, step := range f.Path {
				fmt.Fprintf(table, ", through %s", step.Text)
			}
			fmt.Fprintln(table)
		}
	}
	return table.Flush()
}
