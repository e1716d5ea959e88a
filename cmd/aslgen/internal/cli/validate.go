package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/passage"
)

// validateFlags are the flags of validate.
type validateFlags struct {
	format, output   string
	config           string
	workflowType     string
	template, advice bool
	silence          []string
	require          []string
	queries          []passage.Query // of require
	strict           bool
	cmd              *cobra.Command
}

func validateCommand(a *app) *cobra.Command {
	var flags validateFlags
	cmd := &cobra.Command{
		Use:   "validate FILE|DIRECTORY...",
		Short: "Judge documents, from whatever source",
		Long: `Judge Amazon States Language documents: their structure, their graph of states, their
variables and expressions, the services they call, and the quotas. Each finding has a
code, a place and a remedy; "aslgen explain CODE" tells more.

Files ending in .yaml or .yml are read as YAML, those ending in .json or .asl as
JSON; for others and for the standard input (-) the first character decides. In a
directory, all files below it that are named *.asl.json, *.asl.yaml or *.asl.yml are
judged; hidden directories, node_modules, vendor and links to directories are passed
over. The order of the output is that of the arguments, within a directory by name.

Findings are printed with their line, and each file gets a line on the standard output.
With --format json, sarif, github or junit the standard output holds the report and
nothing else; -o writes it to a file. The JSON is {"version": 1, "diagnostics": […]};
each has code, severity, message, pointer, file and docs, and where known help, line,
column, endLine, endColumn and related.

A document does not say whether it is for a STANDARD or an EXPRESS workflow: say it
with --type, when it is EXPRESS. Say --template when ${name} placeholders are filled in
by a tool such as Terraform's templatefile: they then cause no finding, and may stand
without quotes, where a number or a whole value belongs.

Nothing is silenced by default. A file aslgen.yaml beside the document, or in a
directory above it up to the root of the module or repository, can say the same as the
flags, which go before it:

    validate:
      silence: [ASL1301]              # codes whose findings are left out
      template: true                  # ${name} placeholders are meant
      advice: true                    # findings of severity advice, too
      express: ["**/*.express.asl.json"]    # documents of EXPRESS workflows

With --require TARGET<-PASSAGE a document is wrong where a path reaches the state TARGET
without PASSAGE; the path is printed. It may be given several times, and several
passages, one of which is enough, are separated by |. A passage is the name of a state,
which must have succeeded (to fail and be caught is no success), or a state, a colon and
a value: then a Choice must have gone on for this value alone, by = in JSONata or
StringEquals in JSONPath. The Choice is the state itself, one named after it
("STATE: …"), or one behind it that compares a part of its result:

    --require 'Publish<-Physician review:approve'
    --require 'Publish<-Physician review:approve|Chief review:approve'
    --require 'Publish<-"Review: Approved"'       quotes where : | or <- is in a name

What is inside a Map does not count outside it, since there may be no items. A Parallel
counts where one branch passes on every way to its end. Conditions are not solved: a
path counts though its conditions may exclude each other.

Definitions inside CloudFormation or SAM templates and inside Terraform files are not
looked for: keep a definition in a file of its own, and name it from there with
DefinitionUri (SAM), DefinitionS3Location (CloudFormation) or templatefile (Terraform).

Exit codes: 0 no errors (there may be warnings), 1 errors, 2 wrong usage or a file that
cannot be read.`,
		Example: `  aslgen validate machine.asl.json
  aslgen validate workflows                         all documents below it
  aslgen validate --template --type EXPRESS deploy/*.asl.json
  aslgen validate --require 'Publish<-Review:approve' note.asl.json
  aslgen validate --format sarif -o aslgen.sarif .  for code scanning
  aws stepfunctions describe-state-machine … --query definition --output text | aslgen validate -`,
		Args:              cobra.MinimumNArgs(1),
		ValidArgsFunction: filesOnly("json", "asl", "yaml", "yml"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.validate(cmd.Context(), &flags, args)
		},
	}
	flags.register(cmd)
	return cmd
}

// register defines the flags on the command.
func (f *validateFlags) register(cmd *cobra.Command) {
	f.cmd = cmd
	set := cmd.Flags()
	set.StringVar(&f.format, "format", formatText, "form of the findings: "+strings.Join(formats, ", "))
	set.StringVarP(&f.output, "output", "o", "", "write the findings to this file")
	set.StringVar(&f.workflowType, "type", "", "type of the workflows: STANDARD or EXPRESS (default: as aslgen.yaml says, or STANDARD)")
	set.BoolVar(&f.template, "template", false, "${name} placeholders are meant: a tool fills them in")
	set.BoolVar(&f.advice, "advice", false, "print findings of severity advice, too")
	set.StringSliceVar(&f.silence, "silence", nil, "codes whose findings are left out, separated by commas")
	set.StringArrayVar(&f.require, "require", nil, "TARGET<-PASSAGE: no path may reach the state TARGET without PASSAGE (may be repeated)")
	set.BoolVar(&f.strict, "warnings-as-errors", false, "exit with 1 for warnings, too")
	set.StringVar(&f.config, "config", "", "configuration file (default: aslgen.yaml beside the document or above it)")
	words := func(words ...string) cobra.CompletionFunc {
		return cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)
	}
	for _, err := range []error{
		cmd.RegisterFlagCompletionFunc("format", words(formats...)),
		cmd.RegisterFlagCompletionFunc("type", words(string(asl.ExecutionStandard), string(asl.ExecutionExpress))),
		cmd.RegisterFlagCompletionFunc("silence", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return completeCodes(ruleDefs()), cobra.ShellCompDirectiveNoFileComp
		}),
		cmd.MarkFlagFilename("config", "yaml", "yml"),
	} {
		if err != nil {
			panic(err) // the flags are defined above
		}
	}
}

// check finds mistakes in the flags, and brings their values into one spelling.
func (f *validateFlags) check() error {
	if !slices.Contains(formats, f.format) {
		return usageError("--format knows " + strings.Join(formats, ", ") + ", not " + quoted(f.format))
	}
	if f.cmd.Flags().Changed("output") && f.output == "" {
		return usageError("-o needs a file")
	}
	f.workflowType = strings.ToUpper(f.workflowType)
	switch asl.ExecutionType(f.workflowType) {
	case "", asl.ExecutionStandard, asl.ExecutionExpress:
	default:
		return usageError("--type is STANDARD or EXPRESS, not " + quoted(f.workflowType))
	}
	for i, code := range f.silence {
		known, problem, help := silenceable(code)
		if problem != "" {
			return usageError("--silence: " + problem + "; " + help)
		}
		f.silence[i] = known
	}
	for _, text := range f.require {
		q, err := passage.Parse(text)
		if err != nil {
			return usageError("--require " + quoted(text) + ": " + err.Error() + `; say TARGET<-STATE or TARGET<-STATE:VALUE, as in "Publish<-Review:approve"`)
		}
		f.queries = append(f.queries, q)
	}
	return nil
}

// validate judges what the arguments name and prints what it finds.
func (a *app) validate(ctx context.Context, flags *validateFlags, args []string) error {
	if err := flags.check(); err != nil {
		return err
	}
	documents, err := a.documents(args)
	if err != nil {
		return err
	}
	mistakes, err := a.configure(flags, documents)
	if err != nil {
		return err
	}
	p := publisher{app: a, flags: flags, many: len(documents) > 1 || slices.ContainsFunc(documents, func(d *document) bool { return d.found })}
	if mistakes.HasErrors() {
		return p.refuse(mistakes)
	}
	stop := a.progress("judging %s", plural(len(documents), "file"))
	err = a.judge(ctx, documents)
	stop()
	if err != nil {
		return err
	}
	return p.publish(documents)
}

// count is the number of findings of each severity.
type count struct{ errors, warnings, advice int }

// add adds the findings of a list.
func (c *count) add(list diag.List) {
	for _, d := range list {
		switch d.Severity {
		case diag.Warning:
			c.warnings++
		case diag.Advice:
			c.advice++
		default:
			c.errors++
		}
	}
}

// String is "1 error, 2 warnings", with what there is; "" when there is nothing.
func (c count) String() string {
	var parts []string
	if c.errors > 0 {
		parts = append(parts, plural(c.errors, "error"))
	}
	if c.warnings > 0 {
		parts = append(parts, plural(c.warnings, "warning"))
	}
	if c.advice > 0 {
		parts = append(parts, plural(c.advice, "piece")+" of advice")
	}
	return strings.Join(parts, ", ")
}
