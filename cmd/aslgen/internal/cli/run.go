package cli

import (
	"context"
	"errors"
	"time"

	"github.com/spf13/cobra"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/interp"
	"github.com/aslgen/aslgen/asl/interp/mocks"
)

// errWaiting ends a run whose execution waits for an answer.
var errWaiting = errors.New("the execution waits for an answer")

// runFlags are the flags of run.
type runFlags struct {
	input, mocks  string
	options       mocks.Options // --name and --case
	workflow      string
	set           map[string]string
	s3, until     string
	trace, json   bool
	record, check string
	seed          uint64
	start         string
	express       bool
	interactive   bool
	answers       []string
	startTime     time.Time
	cmd           *cobra.Command
}

func runCommand(a *app) *cobra.Command {
	var flags runFlags
	cmd := &cobra.Command{
		Use:   "run FILE|PACKAGE",
		Short: "Run a workflow here, with mocked calls and a clock of its own",
		Long: `Run a state machine in this process: nothing of AWS is called, and no time passes, for
the clock is virtual. A Wait of a week and a timeout of a day cost nothing. Machine,
input, mocks and seed being the same, the history is the same to the byte.

FILE is any Amazon States Language document, in JSON or YAML, from whatever source.
PACKAGE is a Go package whose workflows are built; when it has several, --workflow picks
one. --set fills in placeholders of the definition: --set table=wards.

The standard output holds the result as JSON: the status and the output, or the error
and its cause. With --trace the history stands before it, for people; with --json the
standard output is the history alone, as GetExecutionHistory gives it.

Calls are answered by --mocks, a file in JSON or YAML:

    states:
      Fetch chart:                    # by the name of the state
        output: {id: 7}
      Draft:                          # a list: call by call, the last one stays
        - {error: Lambda.TooManyRequestsException, cause: busy}
        - {output: {Payload: {text: …}}, after: 10s}
      Review:                         # a call that waits for its task token
        submit: {MessageId: m1}       # what the service says to the call
        answer: {approved: true}      # what is sent with the token
        after: 2h
      Archive: {hang: true}           # never answers: timeouts and heartbeats strike
    calls:
      dynamodb:putItem: {output: {}}  # for all states that make this call

timeout: true ends a call by its time limit; submit alone leaves it open. A Map or a
Parallel can be mocked as a whole. A call without an answer stops the run, and what to
add is printed. The mock configuration of AWS Step Functions Local is read as well
(--case picks the test case, --name the state machine), and so are TestState's mocks by
state: {"Fetch chart": {"result": "{\"id\": 7}"}}.

A call that waits for its task token, and that the mocks leave open or do not name, can
be answered at the prompt when the standard input is a terminal, or with --interactive
from a pipe:

    success {"approved": true}        failure Rejected not complete
    heartbeat                         advance 1h
    stop My.Error because             quit

--answer gives such a line beforehand, and may be repeated.

--s3 DIR is S3 for the Map states that read or write it: DIR/<bucket>/<key>.
--until STATE stops before that state and prints its input and the variables.
--record FILE writes the result with the whole history. --check FILE compares with it
and prints the difference in place of the result; a run that fails as it did is as it
should be.

Exit codes: 0 the execution succeeded (or stopped before --until), 1 it failed, timed
out or was aborted, --check found a difference, or Go code does not compile, 2 wrong
usage or input, a call without a mock, or an environment that does not work, 3 it waits
for an answer.`,
		Example: `  aslgen run --input in.json --mocks mocks.yaml machine.asl.json
  aslgen run --trace --mocks mocks.yaml ./workflows --workflow clinical-note
  aslgen run --mocks MockConfigFile.json --case HappyPath machine.asl.json
  aslgen run --s3 testdata/s3 --mocks mocks.yaml batch.asl.json
  aslgen run --mocks mocks.yaml --until 'Publish' machine.asl.json
  aslgen run --mocks mocks.yaml --answer 'success {"approved": true}' machine.asl.json
  aslgen run --mocks mocks.yaml --record golden.json machine.asl.json
  aslgen run --mocks mocks.yaml --check golden.json machine.asl.json    in CI`,
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: filesOnly("json", "asl", "yaml", "yml"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := flags.validate(); err != nil {
				return err
			}
			return a.runMachine(cmd.Context(), &flags, args[0])
		},
	}
	flags.register(cmd)
	return cmd
}

// register defines the flags on the command.
func (f *runFlags) register(cmd *cobra.Command) {
	f.cmd = cmd
	set := cmd.Flags()
	set.StringVar(&f.input, "input", "", "file with the input, JSON or YAML; - is the standard input (default: {})")
	set.StringVar(&f.mocks, "mocks", "", "file with the answers to calls, JSON or YAML")
	set.StringVar(&f.options.TestCase, "case", "", "test case of a configuration of Step Functions Local")
	set.StringVar(&f.options.StateMachine, "name", "", "name of the state machine, also in a configuration of Step Functions Local")
	set.StringVar(&f.workflow, "workflow", "", "name of the workflow, when a package has several")
	set.StringToStringVar(&f.set, "set", nil, "value of a placeholder of the definition: name=value, may be repeated")
	set.StringVar(&f.s3, "s3", "", "directory that is S3: DIR/<bucket>/<key> (default: S3 is empty)")
	set.StringVar(&f.until, "until", "", "stop before this state, print its input and the variables")
	set.BoolVar(&f.trace, "trace", false, "print the history for people, before the result")
	set.BoolVar(&f.json, "json", false, "print the history as JSON in AWS's form, in place of the result")
	set.StringVar(&f.record, "record", "", "write result and history to this file")
	set.StringVar(&f.check, "check", "", "compare result and history with this file")
	set.Uint64Var(&f.seed, "seed", 0, "what jitter, random numbers, UUIDs and tokens are drawn from")
	set.StringVar(&f.start, "start", "", "time on the virtual clock at the start (default: 2025-01-01T00:00:00Z)")
	set.BoolVar(&f.express, "express", false, "run as an EXPRESS workflow")
	set.BoolVar(&f.interactive, "interactive", false, "read answers to waiting tasks from the standard input, also when it is no terminal")
	set.StringArrayVar(&f.answers, "answer", nil, "answer to the next waiting task, as at the prompt; may be repeated")
	for _, err := range []error{
		cmd.MarkFlagFilename("input", "json", "yaml", "yml"), cmd.MarkFlagFilename("mocks", "json", "yaml", "yml"),
		cmd.MarkFlagFilename("record", "json"), cmd.MarkFlagFilename("check", "json"), cmd.MarkFlagDirname("s3"),
	} {
		if err != nil {
			panic(err) // the flags are defined above
		}
	}
}

// validate finds mistakes in the flags.
func (f *runFlags) validate() error {
	for _, name := range []string{"input", "mocks", "s3", "until", "record", "check"} {
		if flag := f.cmd.Flags().Lookup(name); flag.Changed && flag.Value.String() == "" {
			return usageError("--" + name + " needs a value")
		}
	}
	switch {
	case f.trace && f.json:
		return usageError("--trace and --json both say what is printed; give one")
	case f.record != "" && f.check != "":
		return usageError("--record writes the file that --check reads; give one")
	case f.options.TestCase != "" && f.mocks == "":
		return usageError("--case picks a test case of --mocks; give its file")
	case f.input == stdinArgument && f.interactive:
		return usageError("the standard input is the input; with --interactive it holds answers")
	}
	if f.start != "" {
		start, err := time.Parse(time.RFC3339Nano, f.start)
		if err != nil {
			return usageError("--start needs a time such as 2025-01-01T00:00:00Z, not " + quoted(f.start))
		}
		f.startTime = start.UTC()
	}
	for _, line := range f.answers {
		if _, err := parseAnswer(line); err != nil {
			return usageError("--answer " + quoted(line) + ": " + err.Error())
		}
	}
	return nil
}

// runMachine runs what an argument names, and prints what came of it.
func (a *app) runMachine(ctx context.Context, flags *runFlags, arg string) error {
	source, err := a.runnable(ctx, flags, arg)
	if err != nil {
		return err
	}
	machine := filled(source, flags.set)
	r := &execution{app: a, ctx: ctx, flags: flags, machine: machine, source: source}
	input, err := r.prepare()
	if err != nil {
		return err
	}
	r.x, err = interp.Start(machine, input, r.options())
	if err != nil {
		return err
	}
	if err := r.untilDone(); err != nil {
		return err
	}
	return r.conclude()
}

// execution is a run of a machine by the command.
type execution struct {
	app     *app
	ctx     context.Context
	flags   *runFlags
	machine *asl.StateMachine
	source  *asl.StateMachine // as it was read, without the values of --set
	mocks   *mocks.Mocks
	store   *dirStore
	x       *interp.Execution
	stopped *stop // before --until
}

// stop is where --until stopped.
type stop struct {
	x     *interp.Execution
	state string
	input any
}

// options are those of the interpreter.
func (r *execution) options() interp.Options {
	o := interp.Options{
		Tasks: r.mocks.Task, Mock: r.mocks.State, Start: r.flags.startTime, Seed: r.flags.seed,
		StateMachineName: r.flags.options.StateMachine, Observe: r.app.watch(), StopBefore: r.stopBefore,
	}
	if r.flags.express {
		o.ExecutionType = asl.ExecutionExpress
	}
	if r.store != nil {
		o.S3 = r.store
	}
	return o
}

// stopBefore ends the run at --until, at a call without an answer, and at an interrupt.
func (r *execution) stopBefore(x *interp.Execution, state string, input any) bool {
	if r.flags.until != "" && state == r.flags.until {
		r.stopped = &stop{x: x, state: state, input: input}
	}
	return r.stopped != nil || len(r.mocks.Missing()) > 0 || r.ctx.Err() != nil
}

// untilDone answers what waits until the execution ends or nobody answers any more.
func (r *execution) untilDone() error {
	p := r.newPrompt()
	defer p.unused()
	for {
		switch {
		case r.ctx.Err() != nil:
			return r.ctx.Err()
		case len(r.mocks.Missing()) > 0:
			return r.reportMissing()
		case r.stopped != nil || r.x.Status() != interp.Running || len(r.x.Pending()) == 0:
			return nil
		}
		if more, err := p.answer(r.x); !more || err != nil {
			return err
		}
	}
}

// conclude prints, records and compares the result.
func (r *execution) conclude() error {
	if err := r.print(); err != nil {
		return err
	}
	if r.flags.record != "" {
		if err := r.record(); err != nil {
			return err
		}
	}
	if r.flags.check != "" {
		return r.check()
	}
	switch {
	case r.stopped != nil || r.x.Status() == interp.Succeeded:
		return nil
	case r.x.Status() == interp.Running:
		return errWaiting
	}
	return errFindings
}
