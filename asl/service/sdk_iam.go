package service

import (
	"compress/flate"
	_ "embed" // the tables
	"io"
	"strconv"
	"strings"
	"sync"
)

//go:embed sdkiam.index
var sdkIAMIndexText string

//go:embed sdkiam.flate
var sdkIAMBlocks string

// Permission is an IAM action that authorizes a call of an AWS SDK service.
type Permission struct {
	// Action is the IAM action, "medical-imaging:GetImageSet".
	Action string
	// Types are the types of resources that it is allowed on. Empty: it is allowed on all or none.
	Types []ResourceType
	// TypesUnknown tells that nobody knows the types of resources.
	TypesUnknown bool
}

// ResourceType is a type of resources that an action is allowed on.
type ResourceType struct {
	// Name is the name of the type, "datastore".
	Name string
	// ARN is the template of the ARNs, with ${Partition}, ${Region}, ${Account} and names that are often those of parameters.
	ARN string
	// Required reports whether the action needs a resource of the type.
	Required bool
}

// Permissions returns what authorizes an action of the service; ok is false when nobody knows. The list is shared and must not be changed.
func (s *SDKService) Permissions(action string) (list []Permission, ok bool) {
	block := sdkIAMIndex()[s.Name]
	if block == nil {
		return nil, false
	}
	list = block()[action]
	return list, len(list) > 0
}

// sdkIAMIndex are the readers of the blocks by service.
var sdkIAMIndex = sync.OnceValue(func() map[string]func() map[string][]Permission {
	table := make(map[string]func() map[string][]Permission, 512)
	for line := range strings.SplitSeq(strings.TrimSuffix(sdkIAMIndexText, "\n"), "\n") {
		if word := strings.Fields(line); !strings.HasPrefix(line, "#") && len(word) == 3 {
			offset, _ := strconv.Atoi(word[1])
			length, _ := strconv.Atoi(word[2])
			table[word[0]] = sync.OnceValue(func() map[string][]Permission { return readPermissions(sdkIAMBlocks[offset : offset+length]) })
		}
	}
	return table
})

// readPermissions reads a block: types of resources, then calls with actions and the numbers of types.
func readPermissions(block string) map[string][]Permission {
	text, err := io.ReadAll(flate.NewReader(strings.NewReader(block)))
	if err != nil {
		panic("service: sdkiam.flate is damaged: " + err.Error()) // a test reads every block
	}
	calls := map[string][]Permission{}
	var types []ResourceType
	for line := range strings.SplitSeq(strings.TrimSuffix(string(text), "\n"), "\n") {
		if t, ok := strings.CutPrefix(line, "="); ok {
			name, arn, _ := strings.Cut(t, " ")
			types = append(types, ResourceType{Name: name, ARN: arn})
			continue
		}
		words := strings.Fields(line)
		var list []Permission
		for _, word := range words[1:] {
			n := len(list)
			number, required := strings.CutPrefix(word, "*")
			i, err := strconv.Atoi(number)
			switch {
			case strings.Contains(word, ":"):
				list = append(list, Permission{Action: word})
			case n == 0: // "?": nobody knows
			case word == "?":
				list[n-1].TypesUnknown = true
			case err == nil && i < len(types):
				t := types[i]
				t.Required = required
				list[n-1].Types = append(list[n-1].Types, t)
			}
		}
		calls[words[0]] = list
	}
	return calls
}
