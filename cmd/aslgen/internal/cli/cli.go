// Package cli is the command aslgen: one file a subcommand, and what they share.
//
// Artefacts go to the standard output or to files, diagnostics and progress to the standard error. The exit code is 0
// when all is well, 1 for findings (diagnostics of severity error, files that differ), 2 for wrong usage and for an
// environment that does not work; run adds 3 for an execution that waits for an answer.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/cmd/aslgen/internal/load"
)

// Exit codes.
const (
	exitOK       = 0
	exitFindings = 1
	exitUsage    = 2
	exitWaiting  = 3
)

// commands lists the subcommands.
var commands = []func(*app) *cobra.Command{
	generateCommand,
	checkCommand,
	validateCommand,
	explainCommand,
	fmtCommand,
	iamCommand,
	lineageCommand,
	runCommand,
	versionCommand,
}

// app is what a run of the command works with.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	dir            string // the working directory
	quiet          bool
	sources        map[string][]byte // texts that are in no file, by the name they are printed with
}

// errFindings ends a run whose findings are printed already.
var errFindings = errors.New("findings")

// runError marks an error of a subcommand that ran. All other errors are those of cobra, about the command line.
type runError struct{ err error }

func (e *runError) Error() string { return e.err.Error() }
func (e *runError) Unwrap() error { return e.err }

// usageError is a mistake in the command line that cobra does not know of.
type usageError string

func (e usageError) Error() string { return string(e) }

// ownPanic is the documentation of a panic of the command itself.
var ownPanic = diag.Def{
	Code: "ASL9001", Severity: diag.Error,
	Title: "aslgen panics",
	Doc:   "The command ran into a fault of its own. Files are replaced only when a run is complete, so nothing is half written.",
}

// Main runs the command with the arguments after its name and returns the exit code.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) (code int) {
	a := &app{stdin: stdin, stdout: stdout, stderr: &lockedWriter{w: stderr}, sources: map[string][]byte{}}
	defer func() {
		if value := recover(); value != nil {
			d := ownPanic.At(diag.Pos{}, "aslgen panics: %v", value)
			d.Help = fmt.Sprintf("this is a fault of aslgen (%s); please report it with the stack below\n%s", versionText(), debug.Stack())
			diag.WriteText(a.stderr, diag.List{d}, nil)
			code = exitUsage
		}
	}()
	dir, err := os.Getwd()
	if err != nil {
		fmt.Fprintf(a.stderr, "aslgen: %v\n", err)
		return exitUsage
	}
	a.dir = dir
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	context.AfterFunc(ctx, stop) // a second interrupt ends the process, whatever it waits for
	root := rootCommand(a)
	root.SetArgs(args)
	cmd, err := root.ExecuteContextC(ctx)
	return a.exit(cmd, err)
}

// rootCommand builds the command tree anew, so that runs in one process do not share flags.
func rootCommand(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:   "aslgen",
		Short: "Typed Go workflows in, Amazon States Language out",
		Long: `aslgen generates Amazon States Language, the JSON language of AWS Step Functions,
from workflows written in typed Go.

A workflow is an exported function (or variable) of a Go package:

    func Note() *builder.Workflow[Encounter, Published] { … }

"aslgen generate" finds it, builds it, and writes the document that Step Functions
takes, with the JSON Schemas of what goes in and out.

Exit codes: 0 all is well, 1 findings, 2 wrong usage or environment.`,
		Example: `  aslgen generate ./workflows/...     write the files of all workflows
  aslgen check ./workflows/...        in CI: fail when a file is not up to date
  aslgen validate machine.asl.json    judge a document, from whatever source
  aslgen iam machine.asl.json         the policy that its role needs
  aslgen lineage ./workflows/...      what receives the sensitive fields
  aslgen run --mocks m.yaml a.json    run it here, with mocked calls
  aslgen explain ASL2001              what a code means, with examples`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Run:           func(cmd *cobra.Command, _ []string) { cmd.Help() },
	}
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	root.PersistentFlags().BoolVarP(&a.quiet, "quiet", "q", false, "print findings and errors only")
	for _, make := range commands {
		cmd := make(a)
		run := cmd.RunE
		cmd.RunE = func(cmd *cobra.Command, args []string) error {
			if err := run(cmd, args); err != nil {
				return &runError{err}
			}
			return nil
		}
		root.AddCommand(cmd)
	}
	return root
}

// exit prints the error of a run and returns the exit code.
func (a *app) exit(cmd *cobra.Command, err error) int {
	var (
		ran         *runError
		usage       usageError
		compile     *load.CompileError
		environment *load.EnvironmentError
	)
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errFindings):
		return exitFindings
	case errors.Is(err, errWaiting):
		return exitWaiting
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(a.stderr, "aslgen: interrupted")
		return exitUsage
	case errors.As(err, &compile):
		for _, line := range compile.Lines {
			fmt.Fprintln(a.stderr, a.shortenLine(line))
		}
		fmt.Fprintln(a.stderr, "aslgen: the Go code does not compile; nothing is written")
		return exitFindings
	case errors.As(err, &usage) || !errors.As(err, &ran):
		fmt.Fprintf(a.stderr, "aslgen: %s\nrun \"%s --help\" for usage\n", strings.TrimSpace(err.Error()), cmd.CommandPath())
		return exitUsage
	case errors.As(err, &environment):
		fmt.Fprintf(a.stderr, "aslgen: %s\n", environment.Message)
		if environment.Help != "" {
			fmt.Fprintf(a.stderr, "  = help: %s\n", environment.Help)
		}
		return exitUsage
	default:
		fmt.Fprintf(a.stderr, "aslgen: %v\n", err)
		return exitUsage
	}
}

// say prints a line on the standard output, unless -q is given.
func (a *app) say(format string, args ...any) {
	if !a.quiet {
		fmt.Fprintf(a.stdout, format+"\n", args...)
	}
}

// lockedWriter is a writer for several goroutines.
type lockedWriter struct {
	mu sync.Mutex
	w  io.Writer
}

// Write passes p on as one piece.
func (l *lockedWriter) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.w.Write(p)
}
