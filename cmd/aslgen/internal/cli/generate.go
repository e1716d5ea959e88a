package cli

import (
	"context"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/builder/generate/driver"
	"github.com/aslgen/aslgen/cmd/aslgen/internal/load"
	"github.com/aslgen/aslgen/internal/atomicfile"
)

func generateCommand(a *app) *cobra.Command {
	var options targets
	cmd := &cobra.Command{
		Use:   "generate [packages]",
		Short: "Write the files of the workflows in Go packages",
		Long: `Build the workflows of Go packages and write their files.

A workflow is an exported function without parameters that returns a workflow and
nothing else, or an exported variable that holds one. Test files do not count. The
packages are named as the go command does; without a name it is the one in the
working directory.

Each workflow gives

    <workflow>.asl.json               the document for Step Functions
    <workflow>.input.schema.json      the JSON Schema of its input
    <workflow>.output.schema.json     the JSON Schema of its output
    <state>.answer.schema.json        what the answer to a callback must look like,
                                      one for each state that waits for a task token

in the directory asl beside the package, in the one that -o names, or in the one
that aslgen.yaml gives. That file stands beside the package or in a directory above
it, up to the root of the module:

    output: deploy/asl                # all workflows, relative to this file
    diagram: docs/diagrams            # diagrams, too: docs/diagrams/<workflow>
    terraform: deploy/modules         # modules, too: deploy/modules/<workflow>
    workflows:
      clinical-note:
        output: notes/asl             # this one
        terraform: notes/module       # the directory of this module itself
    validate:
      silence: [ASL1303]              # leaves out warnings of this code; errors stay

With --diagram, or where aslgen.yaml says so, each workflow also gives a drawing of its
states for Mermaid, which GitHub shows in place: <output>/diagram/<workflow>/<workflow>.mmd.

With --terraform, or where aslgen.yaml says so, each workflow also gives a Terraform
module in a directory of its own, <output>/terraform/<workflow> without other words:

    main.tf                           the state machine, its role with the rights that
                                      the definition needs, its log group
    variables.tf                      the workflow's parameters, and options
    outputs.tf, versions.tf           ARNs and names; versions of what it needs
    <workflow>.asl.json.tftpl         the definition, for templatefile

A root module calls it, and passes the parameters:

    module "clinical_note" {
      source         = "./asl/terraform/clinical-note"
      draft_function = aws_lambda_function.draft.arn
    }

The directory belongs to the module. A .tf file in it that aslgen did not write is an
error and stays as it is; what an earlier run wrote and this one does not is removed.

Files that are up to date are not touched. When any workflow has an error, the
diagnostics are printed and nothing is written at all.`,
		Example: `  aslgen generate                        the package in this directory
  aslgen generate ./workflows/...        all packages below workflows
  aslgen generate -o deploy/asl ./...    all files into one directory
  aslgen generate --diagram ./...        diagrams as well
  aslgen generate --terraform ./...      Terraform modules as well

With aslgen as a tool of the module (go get -tool github.com/aslgen/aslgen/cmd/aslgen):

  //go:generate go tool aslgen generate .`,
		RunE: func(cmd *cobra.Command, args []string) error {
			files, err := a.build(cmd.Context(), &options, args)
			if err != nil {
				return err
			}
			return a.write(files)
		},
	}
	options.register(cmd)
	return cmd
}

// build finds and builds the workflows of the packages and says where their files belong. Diagnostics are printed; with
// an error among them there are no files and the error is errFindings.
func (a *app) build(ctx context.Context, options *targets, patterns []string) ([]output, error) {
	if len(patterns) == 0 {
		patterns = []string{"."}
	}
	pkgs, err := a.find(ctx, patterns)
	if err != nil {
		return nil, err
	}
	// The configuration is read before the workflows are compiled: its mistakes are the quicker ones to find.
	places, list, err := options.resolve(a, pkgs)
	if err != nil {
		return nil, err
	}
	if err := a.report(list); err != nil {
		return nil, err
	}
	workflows, list, err := a.run(ctx, pkgs, false)
	if err != nil {
		return nil, err
	}
	for _, w := range workflows {
		list = append(list, places.audible(w.Package, w.Diagnostics)...)
	}
	files, clashes, err := places.outputs(workflows, options.emissions)
	if err != nil {
		return nil, err
	}
	if err := a.report(append(list, clashes...)); err != nil {
		return nil, err
	}
	return files, nil
}

// find finds the packages, and prints what is wrong with them.
func (a *app) find(ctx context.Context, patterns []string) ([]*load.Package, error) {
	stop := a.progress("type-checking %s", strings.Join(patterns, " "))
	pkgs, list, err := load.Find(ctx, a.dir, patterns)
	stop()
	if err == nil {
		err = a.report(list)
	}
	return pkgs, err
}

// run builds the workflows of packages.
func (a *app) run(ctx context.Context, pkgs []*load.Package, lineage bool) ([]driver.Workflow, diag.List, error) {
	stop := a.progress("building %s", plural(len(pkgs), "package"))
	defer stop()
	return load.Run(ctx, a.dir, pkgs, a.stderr, lineage)
}

// write puts the files in their places, all of them or none.
func (a *app) write(files []output) error {
	var batch atomicfile.Batch
	defer batch.Discard()
	changed := make([]bool, len(files))
	for i, f := range files {
		if f.removed {
			batch.Remove(f.path)
			continue
		}
		var err error
		if changed[i], err = batch.Add(f.path, f.content); err != nil {
			return err
		}
	}
	if err := batch.Commit(); err != nil {
		return err
	}
	for i, f := range files {
		word := "unchanged"
		switch {
		case f.removed:
			word = "removed"
		case changed[i]:
			word = "written"
		}
		a.say("%s %s", word, filepath.ToSlash(a.shorten(f.path)))
	}
	return nil
}
