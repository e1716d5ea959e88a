package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// The lines of optimized.jsonl. Package service reads the same names.
type (
	integrationLine struct {
		Resource   string          `json:"resource"`
		SDK        string          `json:"sdk,omitempty"`
		Metadata   bool            `json:"metadata,omitempty"`
		Subset     bool            `json:"subset,omitempty"`
		Patterns   []patternLine   `json:"patterns"`
		Doubtful   []string        `json:"doubtful,omitempty"`
		Parameters []parameterLine `json:"parameters"`
		OneOf      [][]string      `json:"oneOf,omitempty"`
		Prefixes   []string        `json:"prefixes"`
		Errors     []string        `json:"errors,omitempty"`
	}
	patternLine struct {
		Pattern string          `json:"pattern"`
		Result  json.RawMessage `json:"result,omitempty"`
		IAM     json.RawMessage `json:"iam,omitempty"`
	}
	parameterLine struct {
		Name     string `json:"name"`
		Type     string `json:"type"`
		Required bool   `json:"required,omitempty"`
	}
)

const optimizedHeader = `{"about":"Optimized integrations of Step Functions, one a line. Source: the developer guide, aws-cdk-lib 2.276.0, ` +
	`results recorded from AWS, API models of botocore. Written by internal/gen; renewed as its comment says."}` + "\n"

// integrationFacts is one integration in optimized.json.
type integrationFacts struct {
	Integration string `json:"integration"`
	Patterns    map[string]struct {
		IAM json.RawMessage `json:"iam"`
	} `json:"patterns"`
	Parameters   object          `json:"parameters"`
	Response     json.RawMessage `json:"response"`
	ResponseKind string          `json:"responseKind"`
	Errors       []string        `json:"errors"`
	GoInput      string          `json:"goInput"`
	Subset       string          `json:"parametersRestrictedTo"`
}

// suffixes are the patterns as a Resource spells them, in the order of the table.
var suffixes = []struct{ name, suffix string }{
	{"requestResponse", ""}, {"sync", ".sync"}, {"sync2", ".sync:2"}, {"waitForTaskToken", ".waitForTaskToken"},
}

// oneOf are parameters of which one must be given; the guide says so in words.
var oneOf = map[string][][]string{
	"sns:publish":         {{"TopicArn", "TargetArn", "PhoneNumber"}},
	"http:invoke":         {{"Authentication", "InvocationConfig"}},
	"bedrock:invokeModel": {{"Body", "Input"}},
}

// advisedErrors are errors that the guide advises to retry and the facts do not list.
// https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html
var advisedErrors = map[string][]string{
	"lambda:invoke": {"Lambda.ClientExecutionTimeoutException"},
}

// optimizedTable writes the optimized integrations in the order of their names.
func optimizedTable(facts string) ([]byte, error) {
	var table struct {
		Integrations []integrationFacts `json:"integrations"`
	}
	if err := readFacts(facts, "optimized.json", &table); err != nil {
		return nil, err
	}
	prefixes := map[string][]string{} // of a service, from all its integrations
	for _, f := range table.Integrations {
		service, _, _ := strings.Cut(f.Integration, ":")
		for _, name := range f.Errors {
			if prefix := errorPrefix(name); prefix != "" && !slices.Contains(prefixes[service], prefix) {
				prefixes[service] = append(prefixes[service], prefix)
			}
		}
	}
	var lines []string
	for _, f := range table.Integrations {
		service, _, ok := strings.Cut(f.Integration, ":")
		if !ok {
			continue // Lambda functions and activities are called by their own ARNs
		}
		line, err := f.line(prefixes[service])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Integration, err)
		}
		lines = append(lines, line)
	}
	slices.Sort(lines)
	return []byte(optimizedHeader + strings.Join(lines, "\n") + "\n"), nil
}

func (f integrationFacts) line(prefixes []string) (string, error) {
	l := integrationLine{
		Resource: f.Integration, Metadata: f.ResponseKind == "sdk+metadata", Subset: f.Subset != "", OneOf: oneOf[f.Integration], Prefixes: prefixes,
	}
	if pkg, input, ok := strings.Cut(f.GoInput, "."); ok {
		l.SDK = pkg + ":" + actionName(strings.TrimSuffix(input, "Input"))
	}
	if strings.HasPrefix(f.Integration, "eks:") {
		l.Doubtful = []string{".waitForTaskToken"} // the table of the guide offers it, the page about EKS does not
	}
	for _, s := range suffixes {
		if p, ok := f.Patterns[s.name]; ok {
			l.Patterns = append(l.Patterns, patternLine{Pattern: s.suffix, Result: f.result(s.name), IAM: p.IAM})
		}
	}
	for _, m := range f.Parameters {
		p := parameterLine{Name: m.Name}
		if err := json.Unmarshal(m.Value, &p); err != nil {
			return "", err
		}
		l.Parameters = append(l.Parameters, p)
	}
	for _, name := range f.Errors {
		if exact, _, _ := strings.Cut(name, " ("); !strings.ContainsAny(exact, "<*? ") && !strings.HasPrefix(exact, "States.TaskFailed") {
			l.Errors = append(l.Errors, exact)
		}
	}
	l.Errors = append(l.Errors, advisedErrors[f.Integration]...)
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	err := e.Encode(l)
	return strings.TrimSpace(text.String()), err
}

// result returns the result of one pattern: that of the pattern where they differ, else the one of all.
func (f integrationFacts) result(pattern string) json.RawMessage {
	var byPattern map[string]json.RawMessage
	if json.Unmarshal(f.Response, &byPattern) == nil && byPattern["requestResponse"] != nil {
		return byPattern[pattern]
	}
	if pattern == "waitForTaskToken" {
		return nil // what SendTaskSuccess brings
	}
	return f.Response
}

// errorPrefix returns what stands before the exception in the name of an error: "SQS" of "SQS.AmazonSQSException".
func errorPrefix(name string) string {
	prefix, _, ok := strings.Cut(name, ".")
	if !ok || strings.ContainsAny(prefix, "<, ") || prefix == "States" {
		return ""
	}
	return prefix
}
