package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/iam"
	"github.com/aslgen/aslgen/asl/service"
	"github.com/aslgen/aslgen/asl/validate"
	"github.com/aslgen/aslgen/asl/validate/rules"
)

// unknownPermission is the documentation of what a policy cannot know.
var unknownPermission = diag.Def{
	Code: "ASL6962", Severity: diag.Warning,
	Title: "the definition does not tell all that its policy needs",
	Doc: "A target that is chosen at run time, or something that stands in another resource, such as the roles of a task definition. The policy " +
		"holds the narrowest pattern that covers it, or lacks it; the message says which.",
	Bad:  `"FunctionName": "{% $states.input.worker %}"`,
	Good: `"FunctionName": "{% 'worker-' & $states.input.kind %}"`,
}

// Whose policy iam prints.
const (
	forExecution = "execution" // the role of the machine
	forOperator  = "operator"  // people who redrive executions
	forResponder = "responder" // programs that answer with task tokens
)

// iamFlags are the flags of iam.
type iamFlags struct {
	format, workflow string
	whose            string
	values           iam.Values
	options          iam.Options
	set              map[string]string
	strict           bool
}

func iamCommand(a *app) *cobra.Command {
	var flags iamFlags
	cmd := &cobra.Command{
		Use:   "iam FILE|PACKAGE",
		Short: "Print the least policy that the role of a state machine needs, or that of people who work with it",
		Long: `Derive the permissions that the role of a state machine needs, from its definition
alone: each call with the action of IAM behind it, on the function, queue, table or
object that the call names, and what its pattern, its Maps, its roles and its HTTP
connections need beyond that.

FILE is any Amazon States Language document, in JSON or YAML, from whatever source; -
is the standard input. PACKAGE is a Go package whose workflows are built; when it has
several, --workflow picks one.

The standard output holds the policy as IAM takes it. What the definition does not tell
stays a placeholder: ${Partition}, ${Region}, ${Account}, ${StateMachineArn},
${StateMachineName}, and the definition's own. Flags fill them in. A target chosen at
run time becomes the narrowest pattern that holds it: literal parts of States.Format
and & stay. What is not known is told on the standard error, never guessed. With
--format text the output says for each permission which states need it, and why it is
as wide as it is.

The role needs a policy of trust, too: it lets states.amazonaws.com take the role.

--for tells whose policy it is: that of the role (execution); that of the programs which
answer for tasks with a task token, and of the workers of activities (responder); or that
of people who redrive executions, and watch and change Map Runs, without seeing data
(operator). IAM cannot bound an answer with a task token to a machine: its resource is *.

Exit codes: 0 the policy is printed, 1 the document or the package has errors (or, with
--unknown-as-errors, something is not known), 2 wrong usage or environment.`,
		Example: `  aslgen iam machine.asl.json
  aslgen iam --name triage --region eu-central-1 --account 111122223333 machine.asl.json
  aslgen iam --set queue_url=https://sqs.eu-central-1.amazonaws.com/111122223333/jobs machine.asl.json
  aslgen iam --format text ./workflows --workflow clinical-note     why each permission is there
  aslgen iam --for responder machine.asl.json   the policy of who answers with task tokens
  aslgen iam --logging --xray machine.asl.json >policy.json
  aws iam put-role-policy --role-name triage --policy-name machine --policy-document file://policy.json`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := flags.check(); err != nil {
				return err
			}
			return a.iam(cmd.Context(), &flags, args[0])
		},
	}
	flags.register(cmd)
	return cmd
}

// register defines the flags on the command.
func (f *iamFlags) register(cmd *cobra.Command) {
	set := cmd.Flags()
	set.StringVar(&f.format, "format", "json", "form of the output: json, text")
	set.StringVar(&f.whose, "for", forExecution, "whose policy: execution, operator, responder")
	set.StringVar(&f.workflow, "workflow", "", "name of the workflow, when a package has several")
	set.StringVar(&f.values.Partition, "partition", "", "partition of AWS (default: as the definition says)")
	set.StringVar(&f.values.Region, "region", "", "region of the machine")
	set.StringVar(&f.values.Account, "account", "", "account of the machine, twelve digits")
	set.StringVar(&f.values.StateMachineName, "name", "", "name of the machine")
	set.StringToStringVar(&f.set, "set", nil, "value of a placeholder of the definition: name=value, may be repeated")
	set.BoolVar(&f.options.Logging, "logging", false, "executions are logged to CloudWatch Logs")
	set.BoolVar(&f.options.XRay, "xray", false, "executions are traced by AWS X-Ray")
	set.StringVar(&f.options.KMSKey, "kms", "", "ARN or id of the customer managed key that encrypts the machine")
	set.BoolVar(&f.strict, "unknown-as-errors", false, "exit with 1 when something is not known")
	for name, words := range map[string][]string{"format": {"json", formatText}, "for": {forExecution, forOperator, forResponder}} {
		if err := cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)); err != nil {
			panic(err) // the flag is defined above
		}
	}
}

// check finds mistakes in the flags.
func (f *iamFlags) check() error {
	if f.format != "json" && f.format != formatText {
		return usageError("--format knows json, text, not " + quoted(f.format))
	}
	switch f.whose {
	case forExecution, forOperator, forResponder:
	default:
		return usageError("--for knows execution, operator, responder, not " + quoted(f.whose))
	}
	if f.whose != forExecution && (f.options.Logging || f.options.XRay) || f.whose == forOperator && f.options.KMSKey != "" {
		return usageError("--logging, --xray and --kms say what the role of the machine needs; with --for responder only --kms counts")
	}
	if p := f.values.Partition; p != "" && !service.KnownPartition(p) {
		return usageError("--partition knows " + strings.Join(service.Partitions(), ", ") + ", not " + quoted(p))
	}
	if n := f.values.Account; n != "" && (len(n) != 12 || strings.Trim(n, "0123456789") != "") {
		return usageError("--account needs twelve digits, not " + quoted(n))
	}
	f.values.Params = f.set
	return nil
}

// derive makes the policy that is wanted.
func (f *iamFlags) derive(machine *asl.StateMachine) *iam.Policy {
	switch f.whose {
	case forOperator:
		return iam.Operate(machine)
	case forResponder:
		return iam.Respond(machine, f.options)
	default:
		return iam.Derive(machine, f.options)
	}
}

// iam prints the policy of what an argument names.
func (a *app) iam(ctx context.Context, flags *iamFlags, arg string) error {
	var in input
	var err error
	if a.isDocument(arg) {
		if flags.workflow != "" {
			return usageError("--workflow picks a workflow of a package; " + quoted(arg) + " is a document")
		}
		in, err = a.read(arg)
	} else {
		in, err = a.workflow(ctx, flags.workflow, arg)
	}
	if err != nil {
		return err
	}
	machine, list := stateMachine(in)
	if err := a.report(list); err != nil {
		return err
	}
	policy := flags.derive(filled(machine, flags.set))
	if flags.values.Partition == "" {
		flags.values.Partition = policy.Partition
	}
	if flags.format == formatText {
		_, err = fmt.Fprint(a.stdout, policy.Report(flags.values))
	} else {
		_, err = a.stdout.Write(policy.Document(flags.values))
	}
	unknown := unknowns(machine, policy)
	if err == nil && flags.format == "json" && !a.quiet {
		err = a.report(unknown)
		if len(policy.Statements) == 0 {
			fmt.Fprintln(a.stderr, "aslgen: no permissions are needed; IAM takes no policy without statements")
		}
	}
	if err == nil && flags.strict && len(unknown) > 0 {
		err = errFindings
	}
	return err
}

// stateMachine reads a document. What is no state machine as a whole is an error, as validate says it: the policy of another file would
// be empty and wrong. Mistakes inside of states are not looked for.
func stateMachine(in input) (*asl.StateMachine, diag.List) {
	if isTerraform(in.name) {
		return nil, diag.List{terraformFinding(in.name)}
	}
	parse := asl.ParseTemplate
	if in.yaml {
		parse = asl.ParseYAML
	}
	machine, list := parse(in.name, in.text)
	if list.HasErrors() {
		return machine, list
	}
	if finding, ok := templateFinding(asl.Tree(machine)); ok {
		return machine, append(list, finding)
	}
	for _, d := range rules.Validate(machine, validate.Options{Template: true}) {
		if d.Severity == diag.Error && (d.Pointer == "" || d.Pointer == "/States") {
			list = append(list, d)
		}
	}
	return machine, list
}

// isDocument tells documents from packages: a file that is there, and what is called like one.
func (a *app) isDocument(arg string) bool {
	info, err := os.Stat(absolute(a.dir, arg))
	extension := strings.ToLower(filepath.Ext(arg))
	return arg == stdinArgument || err == nil && !info.IsDir() || slices.Contains([]string{".json", ".asl", ".yaml", ".yml"}, extension)
}

// workflow builds a package and returns the document of one of its workflows.
func (a *app) workflow(ctx context.Context, name, pattern string) (input, error) {
	pkgs, err := a.find(ctx, []string{pattern})
	if err != nil {
		return input{}, err
	}
	workflows, list, err := a.run(ctx, pkgs, false)
	if err != nil {
		return input{}, err
	}
	for _, w := range workflows {
		list = append(list, w.Diagnostics...)
	}
	if err := a.report(list); err != nil {
		return input{}, err
	}
	var names []string
	found := map[string]input{}
	for i := range workflows {
		w := &workflows[i]
		names = append(names, w.Name)
		if f := documentOf(w); f != nil {
			found[w.Name] = input{name: f.Name, text: f.Content}
		}
	}
	slices.Sort(names)
	if name == "" && len(names) == 1 {
		name = names[0]
	}
	in, ok := found[name]
	switch {
	case name == "":
		return in, usageError(pattern + " has " + plural(len(names), "workflow") + ": " + strings.Join(names, ", ") + "; pick one with --workflow")
	case !ok:
		return in, usageError("--workflow " + quoted(name) + " is not in " + pattern + ", which has " + strings.Join(names, ", "))
	}
	a.sources[in.name] = in.text
	return in, nil
}

// unknowns makes diagnostics of what a policy does not know. What it will know with the values of its placeholders is none of it.
func unknowns(machine *asl.StateMachine, p *iam.Policy) diag.List {
	var list diag.List
	for _, u := range p.Unknown {
		if u.Gap == iam.GapLater {
			continue
		}
		pos := machine.Pos()
		if v := machine.Source().Lookup(u.Pointer); v != nil {
			pos = v.Pos()
		}
		d := unknownPermission.At(pos, "%s", u.Field+" of state "+quoted(u.State)+": "+u.Reason)
		d.Pointer = u.Pointer
		list = append(list, d)
	}
	return list
}
