package main

import (
	"bytes"
	"compress/flate"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

const sdkHeader = `# AWS services that a Task calls as arn:aws:states:::aws-sdk:service:action. The calls are in sdk.flate.
# Source: botocore %s and the list of the Step Functions developer guide. Written by internal/gen; renewed as its comment says.
# service  error prefix  IAM prefix  Go package  in the guide (y/n)  offset  length  service id
`

// serviceFacts is one service in services.json.
type serviceFacts struct {
	ASLService  string `json:"aslService"`
	Documented  bool   `json:"documented"`
	ErrorPrefix string `json:"errorPrefix"`
	IAMPrefix   string `json:"iamPrefix"`
	ServiceID   string `json:"serviceId"`

	goPackage string
}

// sdkTables returns the index of the services and the compressed blocks with their calls.
func sdkTables(facts, folder string) (index, blocks []byte, err error) {
	services, exceptions, unsupported, err := readServices(facts)
	if err != nil {
		return nil, nil, err
	}
	models, err := readModels(folder)
	if err != nil {
		return nil, nil, err
	}
	var text, packed bytes.Buffer
	fmt.Fprintf(&text, sdkHeader, version(folder))
	for _, s := range services {
		block, err := serviceBlock(models[s.ServiceID], exceptions[s.ASLService], unsupported[s.ASLService])
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", s.ASLService, err)
		}
		if s.goPackage != "" && block == "" {
			return nil, nil, fmt.Errorf("no API model with the service id %q", s.ServiceID)
		}
		start := packed.Len()
		if block != "" {
			if err := pack(&packed, block); err != nil {
				return nil, nil, err
			}
		}
		documented := "n"
		if s.Documented {
			documented = "y"
		}
		fmt.Fprintln(&text, s.ASLService, s.ErrorPrefix, orDash(s.IAMPrefix), orDash(s.goPackage), documented, start, packed.Len()-start, s.ServiceID)
	}
	return text.Bytes(), packed.Bytes(), nil
}

// readServices reads the services in the order of their names, and what deviates from the rules.
func readServices(facts string) (list []serviceFacts, exceptions map[string]map[string]string, unsupported map[string][]string, err error) {
	var table struct {
		Gone     map[string]string       `json:"documentedButNotInBotocore"`
		Services map[string]serviceFacts `json:"services"`
	}
	if err := readFacts(facts, "services.json", &table); err != nil {
		return nil, nil, nil, err
	}
	if err := readFacts(facts, "name_exceptions.json", &exceptions); err != nil {
		return nil, nil, nil, err
	}
	if err := readFacts(facts, "unsupported_operations.json", &unsupported); err != nil {
		return nil, nil, nil, err
	}
	for goPackage, s := range table.Services {
		s.goPackage = goPackage
		list = append(list, s)
	}
	for name, prefix := range table.Gone {
		list = append(list, serviceFacts{ASLService: name, Documented: true, ErrorPrefix: prefix, ServiceID: prefix})
	}
	slices.SortFunc(list, func(a, b serviceFacts) int { return strings.Compare(a.ASLService, b.ASLService) })
	return list, exceptions, unsupported, nil
}

// serviceBlock writes the errors of a service, the actions that Step Functions does not support, and its actions, one a line with
// their parameters: "*" for a required one, a letter for the type, the name. It is empty when nothing is known.
func serviceBlock(m *model, exceptions map[string]string, unsupported []string) (string, error) {
	if m == nil && unsupported == nil {
		return "", nil
	}
	var errorNames, refused, actions []string
	for _, operation := range unsupported {
		refused = append(refused, actionName(operation))
	}
	if m != nil {
		for name, s := range m.Shapes {
			if s.Exception {
				errorNames = append(errorNames, exceptionName(name))
			}
		}
		for name := range m.Operations {
			line, err := m.actionLine(name, exceptions)
			if err != nil {
				return "", err
			}
			actions = append(actions, line)
		}
	}
	slices.Sort(errorNames)
	slices.Sort(refused)
	slices.Sort(actions)
	lines := append([]string{strings.Join(slices.Compact(errorNames), " "), strings.Join(refused, " ")}, actions...)
	return strings.Join(lines, "\n") + "\n", nil
}

func (m *model) actionLine(operation string, exceptions map[string]string) (string, error) {
	line := actionName(operation)
	input := m.Shapes[m.Operations[operation].Input.Shape]
	for _, member := range input.Members {
		var s memberShape
		if err := json.Unmarshal(member.Value, &s); err != nil {
			return "", err
		}
		letter, err := m.kindLetter(s)
		if err != nil {
			return "", err
		}
		line += " "
		// The caller need not give an idempotency token: the SDK makes one.
		if slices.Contains(input.Required, member.Name) && !s.IdempotencyToken {
			line += "*"
		}
		line += letter + parameterName(member.Name, exceptions)
	}
	return line, nil
}

// pack appends a block, compressed on its own so that it can be read without the others.
func pack(to *bytes.Buffer, block string) error {
	w, err := flate.NewWriter(to, flate.BestCompression)
	if err != nil {
		return err
	}
	if _, err := w.Write([]byte(block)); err != nil {
		return err
	}
	return w.Close()
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}
