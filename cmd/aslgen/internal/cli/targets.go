package cli

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/builder/generate"
	"github.com/aslgen/aslgen/builder/generate/driver"
	"github.com/aslgen/aslgen/cmd/aslgen/internal/load"
)

// clashingOutputs is the documentation of two workflows that would overwrite each other's files.
var clashingOutputs = diag.Def{
	Code: "ASL6955", Severity: diag.Error,
	Title: "two workflows claim one file",
	Doc: "Two workflows of one name, or two callback states of one name with different answers, have the same output " +
		"directory. Case counts for nothing, since it does not on every file system.",
	Bad:  "func NoteV1() … { return builder.New[In, Out](\"note\") }\nfunc NoteV2() … { return builder.New[In, Out](\"note\") }",
	Good: "func NoteV1() … { return builder.New[In, Out](\"note-v1\") }\nfunc NoteV2() … { return builder.New[In, Out](\"note-v2\") }",
}

// defaultDir is where the files go without -o and aslgen.yaml: a directory of this name beside the package.
const defaultDir = "asl"

// targets are the flags that say where files belong.
type targets struct {
	output, config string
	cmd            *cobra.Command
	emissions      []*emission
}

// register defines the flags on a command.
func (t *targets) register(cmd *cobra.Command) {
	t.cmd = cmd
	cmd.Flags().StringVarP(&t.output, "output", "o", "", "directory for all files (default: as aslgen.yaml says, or asl beside the package)")
	cmd.Flags().StringVar(&t.config, "config", "", "configuration file (default: aslgen.yaml beside the package or above it)")
	t.emissions = emissions(cmd)
	faults := []error{cmd.MarkFlagDirname("output"), cmd.MarkFlagFilename("config", "yaml", "yml")}
	for _, e := range t.emissions {
		faults = append(faults, cmd.MarkFlagDirname(e.outputFlag()))
	}
	for _, err := range faults {
		if err != nil {
			panic(err) // the flag is defined above
		}
	}
}

// places knows the output directory of each workflow.
type places struct {
	base    string                   // the working directory
	show    func(string) string      // a path as messages show it
	fixed   string                   // of -o, "" when not given
	configs map[string]*config       // by import path, nil entry when the package has none
	pkgs    map[string]*load.Package // by import path
}

// resolve reads the configurations of the packages. The list holds what is wrong with them.
func (t *targets) resolve(a *app, pkgs []*load.Package) (*places, diag.List, error) {
	dir := a.dir
	p := &places{base: dir, show: func(path string) string { return filepath.ToSlash(a.shorten(path)) }, configs: map[string]*config{}, pkgs: map[string]*load.Package{}}
	for _, pkg := range pkgs {
		p.pkgs[pkg.Path] = pkg
	}
	if t.cmd.Flags().Changed("output") {
		if t.output == "" {
			return nil, nil, usageError("-o needs a directory")
		}
		p.fixed = absolute(dir, t.output)
	}
	for _, e := range t.emissions {
		if t.cmd.Flags().Changed(e.outputFlag()) && e.output == "" {
			return nil, nil, usageError("--" + e.outputFlag() + " needs a directory")
		}
	}
	if p.fixed != "" && t.config == "" {
		return p, nil, nil // no configuration is looked at, so none can be wrong
	}
	var list diag.List
	read := map[string]*config{}
	for _, pkg := range pkgs {
		file := absolute(dir, t.config)
		if t.config == "" {
			file = findConfig(pkg.Dir, pkg.ModuleDir)
		}
		if file == "" {
			continue
		}
		if _, done := read[file]; !done {
			c, problems, err := readConfig(file)
			if err != nil {
				return nil, nil, err
			}
			read[file] = c
			list = append(list, problems...)
		}
		p.configs[pkg.Path] = read[file]
	}
	return p, list, nil
}

// dir is the output directory of a workflow.
func (p *places) dir(pkgPath, workflow string) string {
	if p.fixed != "" {
		return p.fixed
	}
	if c := p.configs[pkgPath]; c != nil {
		if dir := c.dir(workflow); dir != "" {
			return dir
		}
	}
	return filepath.Join(p.pkgs[pkgPath].Dir, defaultDir)
}

// audible leaves out the warnings that the configuration of a package silences. An error is never silenced here: nothing invalid
// leaves a build.
func (p *places) audible(pkgPath string, list diag.List) diag.List {
	c := p.configs[pkgPath]
	if c == nil {
		return list
	}
	return slices.DeleteFunc(list, func(d diag.Diagnostic) bool {
		return d.Severity != diag.Error && slices.Contains(c.validate.silence, d.Code)
	})
}

// output is a file and where it belongs.
type output struct {
	path    string
	content []byte
	from    *driver.Workflow
	removed bool // an earlier run wrote the file, and it is not wanted any more
}

// outputs places the files of all workflows, those of the emitters included. Files that two workflows give with equal bytes are kept
// once, unless they are their documents; anything else that two workflows claim is a diagnostic.
func (p *places) outputs(workflows []driver.Workflow, emissions []*emission) ([]output, diag.List, error) {
	c := claims{seen: map[string]output{}}
	var list diag.List
	for i := range workflows {
		w := &workflows[i]
		for _, f := range w.Files {
			o := output{path: filepath.Join(p.dir(w.Package, w.Name), f.Name), content: f.Content, from: w}
			if !c.claim(o) && strings.HasSuffix(f.Name, generate.MachineSuffix) {
				break // the schemas clash for the same reason
			}
		}
		for _, e := range emissions {
			files, problems, err := e.emit(p, w)
			if err != nil {
				return nil, nil, err
			}
			list = append(list, problems...)
			for _, o := range files {
				if !c.claim(o) {
					break
				}
			}
		}
	}
	return c.all, append(list, c.clashes...), nil
}

// claims collects files by their places.
type claims struct {
	all     []output
	clashes diag.List
	seen    map[string]output // by folded path
}

// claim adds a file, unless another one has its place.
func (c *claims) claim(o output) bool {
	key := strings.ToLower(o.path)
	first, taken := c.seen[key]
	if !taken {
		c.seen[key] = o
		c.all = append(c.all, o)
		return true
	}
	if strings.HasSuffix(o.path, ".schema.json") && bytes.Equal(first.content, o.content) {
		return true
	}
	d := clashingOutputs.At(o.from.Pos, "%q and %q both give the file %q", first.from.Symbol, o.from.Symbol, filepath.Base(o.path))
	d.Help = "give the workflows (or states) different names, or different directories in aslgen.yaml"
	d.Related = []diag.Related{{Pos: first.from.Pos, Message: "the other workflow"}}
	c.clashes = append(c.clashes, d)
	return false
}

// documentOf returns the ASL document among the files of a workflow; nil where the workflow has errors, which are told.
func documentOf(w *driver.Workflow) *generate.File {
	i := slices.IndexFunc(w.Files, func(f generate.File) bool { return strings.HasSuffix(f.Name, generate.MachineSuffix) })
	if i < 0 {
		return nil
	}
	return &w.Files[i]
}

// absolute is path seen from dir; "" stays "".
func absolute(dir, path string) string {
	if path == "" || filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(dir, path)
}
