package cli

import (
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/emit"
	"github.com/aslgen/aslgen/asl/emit/diagram"
	"github.com/aslgen/aslgen/asl/emit/terraform"
	"github.com/aslgen/aslgen/builder/generate/driver"
)

// emitters make further files from the workflows. Each has the flags --name and --name-output, and the key name in aslgen.yaml.
var emitters = []emitter{{diagram.Target{}, "diagram"}, {terraform.Target{}, "terraform module"}}

// emitter is a form of files.
type emitter struct {
	emit.Target
	noun string // what it makes of a workflow, in the help
}

// foreignFiles is the documentation of an output folder that is not aslgen's.
var foreignFiles = diag.Def{
	Code: "ASL6965", Severity: diag.Error,
	Title: "file is in the way of a generated one",
	Doc: "The folder of a Terraform module belongs to the module: Terraform reads all .tf files in it together. It holds a file that aslgen " +
		"has not written, or one of the module's names without the line that says so. It is not replaced, and nothing is written.",
	Bad:  "aslgen generate --terraform-output .        # where a main.tf is",
	Good: "aslgen generate --terraform-output modules",
}

// emission is what the flags say of one emitter.
type emission struct {
	target emitter
	cmd    *cobra.Command
	on     bool
	output string
}

// outputFlag is the name of the flag for the directory.
func (e *emission) outputFlag() string { return e.target.Name() + "-output" }

// emissions defines the flags of all emitters.
func emissions(cmd *cobra.Command) []*emission {
	var all []*emission
	for _, target := range emitters {
		e := &emission{target: target, cmd: cmd}
		name := target.Name()
		cmd.Flags().BoolVar(&e.on, name, false, "also write a "+target.noun+" for each workflow (default: as aslgen.yaml says)")
		cmd.Flags().StringVar(&e.output, e.outputFlag(), "", "directory for the "+target.noun+"s, each in one of its workflow's name (default: as aslgen.yaml says, or "+name+" in the output directory)")
		all = append(all, e)
	}
	return all
}

// emitterNames are the keys of the emitters in aslgen.yaml.
func emitterNames() []string {
	var names []string
	for _, e := range emitters {
		names = append(names, e.Name())
	}
	return names
}

// dir is the folder of a workflow's files, "" when none are wanted. The flags count before aslgen.yaml.
func (e *emission) dir(p *places, w *driver.Workflow) string {
	name := e.target.Name()
	configured := ""
	if c := p.configs[w.Package]; c != nil {
		configured = c.emitted(name, w.Name)
	}
	switch {
	case e.cmd.Flags().Changed(name) && !e.on:
		return ""
	case e.output != "":
		return filepath.Join(absolute(p.base, e.output), w.Name)
	case configured != "":
		return configured
	case e.on:
		return filepath.Join(p.dir(w.Package, w.Name), name, w.Name)
	}
	return ""
}

// emit makes the files of a workflow that an emitter is wanted for, places them, and looks at what is in their folder. The error is
// that of a folder or file that cannot be read.
func (e *emission) emit(p *places, w *driver.Workflow) ([]output, diag.List, error) {
	dir := e.dir(p, w)
	if dir == "" {
		return nil, nil, nil
	}
	file := documentOf(w)
	if file == nil {
		return nil, nil, nil
	}
	files, list := e.target.Emit(emit.Machine{Name: w.Name, Definition: file.Content, Params: w.Params, Express: w.Express, Pos: w.Pos})
	list = p.audible(w.Package, list)
	if list.HasErrors() {
		return nil, list, nil
	}
	var all []output
	for _, f := range files {
		all = append(all, output{path: filepath.Join(dir, filepath.FromSlash(f.Name)), content: f.Content, from: w})
	}
	keeper, ok := e.target.Target.(emit.Keeper)
	if !ok {
		return all, list, nil
	}
	foreign, stale, err := survey(keeper, dir, files)
	if err != nil {
		return nil, list, err
	}
	for _, name := range foreign {
		list = append(list, foreignFiles.At(w.Pos, "%s is not of aslgen, and in the way of the %s module of %q", p.show(filepath.Join(dir, name)), e.target.Name(), w.Name).
			WithHelp("give the module a directory of its own, with --%[1]s-output or %[1]s in aslgen.yaml, or move the file", e.target.Name()))
	}
	for _, name := range stale {
		all = append(all, output{path: filepath.Join(dir, name), from: w, removed: true})
	}
	return all, list, nil
}

// survey lets an emitter look at the files in its folder.
func survey(keeper emit.Keeper, dir string, files []emit.File) (foreign, stale []string, err error) {
	entries, err := os.ReadDir(dir)
	if os.IsNotExist(err) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	var names []string
	for _, entry := range entries {
		if !entry.IsDir() {
			names = append(names, entry.Name())
		}
	}
	return keeper.Survey(names, func(name string) ([]byte, error) { return os.ReadFile(filepath.Join(dir, name)) }, files)
}
