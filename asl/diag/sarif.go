package diag

import (
	"io"
	"net/url"
	"path/filepath"
	"strings"
)

// Tool describes the program in a SARIF log.
type Tool struct {
	// Version is the version of aslgen, such as "v1.2.3". Empty: it is left out.
	Version string
	// Defs documents the codes that the program can report. A diagnostic of another code stands in the log without its rule.
	Defs []Def
}

// sourceRoot is the name by which a SARIF log calls the directory that its addresses are relative to.
const sourceRoot = "%SRCROOT%"

// The SARIF form: what we use of it.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool            `json:"tool"`
		ColumnKind string               `json:"columnKind"`
		Bases      map[string]sarifBase `json:"originalUriBaseIds"`
		Results    []sarifResult        `json:"results"`
	}
	sarifBase struct {
		Description sarifText `json:"description"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Home    string      `json:"informationUri"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string           `json:"id"`
		Short   sarifText        `json:"shortDescription"`
		Full    *sarifText       `json:"fullDescription,omitempty"`
		Default sarifLevel       `json:"defaultConfiguration"`
		HelpURI string           `json:"helpUri"`
		Help    sarifText        `json:"help"`
		Props   *sarifProperties `json:"properties,omitempty"`
	}
	sarifLevel struct {
		Level string `json:"level"`
	}
	sarifText struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifResult struct {
		RuleID    string           `json:"ruleId"`
		RuleIndex *int             `json:"ruleIndex,omitempty"`
		Level     string           `json:"level"`
		Message   sarifText        `json:"message"`
		Locations []sarifLocation  `json:"locations,omitempty"`
		Related   []sarifLocation  `json:"relatedLocations,omitempty"`
		Props     *sarifProperties `json:"properties,omitempty"`
	}
	sarifLocation struct {
		ID       *int           `json:"id,omitempty"`
		Physical *sarifPhysical `json:"physicalLocation,omitempty"`
		Logical  []sarifLogical `json:"logicalLocations,omitempty"`
		Message  *sarifText     `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI  string `json:"uri"`
		Base string `json:"uriBaseId,omitempty"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
		EndLine     int `json:"endLine,omitempty"`
		EndColumn   int `json:"endColumn,omitempty"`
	}
	sarifLogical struct {
		Name string `json:"fullyQualifiedName"`
	}
	// sarifProperties are the members that are ours.
	sarifProperties struct {
		AWS  string `json:"awsCode,omitempty"`
		Spec string `json:"specification,omitempty"`
		Help string `json:"help,omitempty"`
	}
)

// WriteSARIF prints the diagnostics as a SARIF 2.1.0 log, for code scanning services and editors: the rules with their
// documentation, and a result for each diagnostic with its region, its pointer as logical location and its related places.
// Addresses are relative to the working directory, columns count Unicode code points. The only errors are those of the writer.
func WriteSARIF(w io.Writer, l List, tool Tool) error {
	run := sarifRun{
		Tool:       sarifTool{sarifDriver{Name: "aslgen", Version: strings.TrimPrefix(tool.Version, "v"), Home: "https://github.com/aslgen/aslgen", Rules: []sarifRule{}}},
		ColumnKind: "unicodeCodePoints",
		Bases:      map[string]sarifBase{sourceRoot: {sarifText{Text: "The directory in which aslgen ran."}}},
		Results:    []sarifResult{},
	}
	index := map[string]int{}
	for i, def := range tool.Defs {
		index[def.Code] = i
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRuleOf(def))
	}
	for _, d := range l {
		result := sarifResultOf(d)
		if i, ok := index[d.Code]; ok {
			result.RuleIndex = &i
		}
		run.Results = append(run.Results, result)
	}
	return encodeJSON(w, sarifLog{
		Schema:  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
		Version: "2.1.0",
		Runs:    []sarifRun{run},
	})
}

// sarifRuleOf is the documentation of a code.
func sarifRuleOf(def Def) sarifRule {
	rule := sarifRule{
		ID: def.Code, Short: sarifText{Text: sentence(def.Title)}, Default: sarifLevel{sarifLevelOf(def.Severity)},
		HelpURI: DocsURL(def.Code), Help: sarifText{Text: def.Text(), Markdown: def.Markdown()},
	}
	if def.Doc != "" {
		rule.Full = &sarifText{Text: def.Doc}
	}
	if def.AWS != "" || def.Spec != "" {
		rule.Props = &sarifProperties{AWS: def.AWS, Spec: def.Spec}
	}
	return rule
}

// sarifResultOf is a diagnostic without its rule.
func sarifResultOf(d Diagnostic) sarifResult {
	result := sarifResult{RuleID: d.Code, Level: sarifLevelOf(d.Severity), Message: sarifText{Text: sentence(d.Message)}}
	if d.Help != "" {
		// A viewer shows the message alone, so the remedy is part of it.
		result.Message.Text = sentence(d.Message + " (" + d.Help + ")")
		result.Props = &sarifProperties{Help: d.Help}
	}
	var location sarifLocation
	if location.Physical = sarifPlace(d.Pos); location.Physical != nil && location.Physical.Region != nil && d.hasEnd() {
		location.Physical.Region.EndLine, location.Physical.Region.EndColumn = d.End.Line, d.End.Column
	}
	if d.Pointer != "" {
		location.Logical = []sarifLogical{{d.Pointer}}
	}
	if location.Physical != nil || location.Logical != nil {
		result.Locations = []sarifLocation{location}
	}
	for i, r := range d.Related {
		result.Related = append(result.Related, sarifLocation{ID: &i, Physical: sarifPlace(r.Pos), Message: &sarifText{Text: sentence(r.Message)}})
	}
	return result
}

// sarifPlace is a place, or nil when the file is unknown.
func sarifPlace(pos Pos) *sarifPhysical {
	if pos.File == "" {
		return nil
	}
	place := &sarifPhysical{Artifact: sarifAddress(pos.File)}
	if pos.IsValid() {
		place.Region = &sarifRegion{StartLine: pos.Line, StartColumn: max(pos.Column, 0)}
	}
	return place
}

// sarifAddress is the address of a file: a relative name is relative to the source root.
func sarifAddress(file string) sarifArtifact {
	name := filepath.ToSlash(file)
	if filepath.IsAbs(file) {
		if !strings.HasPrefix(name, "/") {
			name = "/" + name // the letter of a drive
		}
		return sarifArtifact{URI: (&url.URL{Scheme: "file", Path: name}).String()}
	}
	return sarifArtifact{URI: (&url.URL{Path: name}).String(), Base: sourceRoot}
}

// sarifLevelOf is SARIF's word for a severity.
func sarifLevelOf(s Severity) string {
	switch s {
	case Warning:
		return "warning"
	case Advice:
		return "note"
	default:
		return "error"
	}
}

// sentence gives a text the final stop that SARIF asks of its messages. An empty text, which SARIF refuses, becomes one stop.
func sentence(text string) string {
	if text == "" || !strings.ContainsAny(text[len(text)-1:], ".?!") {
		return text + "."
	}
	return text
}
