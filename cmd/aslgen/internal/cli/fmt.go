package cli

import (
	"bytes"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/internal/atomicfile"
)

// yamlFormat is the documentation of fmt's refusal of YAML.
var yamlFormat = diag.Def{
	Code: "ASL6957", Severity: diag.Error,
	Title: "fmt formats JSON only",
	Doc:   "Comments, anchors and the many ways to write a text in YAML would not survive. YAML documents can be validated.",
	Bad:   "aslgen fmt machine.asl.yaml",
	Good:  "aslgen fmt machine.asl.json",
}

// formatFlags are the flags of fmt.
type formatFlags struct{ write, list bool }

func fmtCommand(a *app) *cobra.Command {
	var flags formatFlags
	cmd := &cobra.Command{
		Use:   "fmt FILE...",
		Short: "Format documents",
		Long: `Format Amazon States Language documents in JSON: one field a line, two spaces of
indentation, <, > and & unescaped, a newline at the end. Nothing is lost: fields stay
in their order, also unknown and repeated ones, and numbers keep their spelling.

Without a flag the result is printed. A file of - is the standard input. YAML is
refused, since its comments would be lost.`,
		Example: `  aslgen fmt machine.asl.json              print it formatted
  aslgen fmt -w deploy/*.asl.json          rewrite the files
  aslgen fmt -l deploy/*.asl.json          in CI: list those that differ, exit 1 if any`,
		Args:              cobra.MinimumNArgs(1),
		ValidArgsFunction: filesOnly("json", "asl"),
		RunE: func(_ *cobra.Command, args []string) error {
			result := outcome{app: a}
			for _, arg := range args {
				if flags.write && arg == stdinArgument {
					return usageError("-w needs files, not the standard input")
				}
			}
			for _, arg := range args {
				a.format(arg, flags, &result)
			}
			return result.err()
		},
	}
	cmd.Flags().BoolVarP(&flags.write, "write", "w", false, "rewrite the files in place")
	cmd.Flags().BoolVarP(&flags.list, "list", "l", false, "list the files that differ, exit 1 if any")
	return cmd
}

// format handles one file.
func (a *app) format(arg string, flags formatFlags, result *outcome) {
	in, err := a.read(arg)
	if err != nil {
		result.failed(err)
		return
	}
	if in.yaml {
		d := yamlFormat.At(diag.Pos{File: in.name}, "%q is YAML, which cannot be formatted", in.name)
		d.Help = "aslgen validate takes YAML; to format it, convert it to JSON first"
		a.report(diag.List{d})
		result.findings = true
		return
	}
	machine, list := asl.Parse(in.name, in.text)
	if a.report(list) != nil {
		result.findings = true
		return
	}
	text := asl.Format(machine)
	changed := !bytes.Equal(text, in.text)
	if flags.list && changed {
		fmt.Fprintln(a.stdout, filepath.ToSlash(in.name))
		result.findings = result.findings || !flags.write
	}
	switch {
	case flags.write:
		if err := rewrite(absolute(a.dir, arg), text); err != nil {
			result.failed(err)
		}
	case !flags.list:
		if _, err := a.stdout.Write(text); err != nil {
			result.failed(err)
		}
	}
}

// rewrite replaces one file atomically.
func rewrite(path string, text []byte) error {
	var batch atomicfile.Batch
	defer batch.Discard()
	if _, err := batch.Add(path, text); err != nil {
		return err
	}
	return batch.Commit()
}
