package service_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/service"
	"github.com/aslgen/aslgen/internal/sources"
)

// facts reads a file of the folder of facts, or skips the test.
func facts(t *testing.T, name string, into any) {
	dir := sources.Folder(t, "ASLGEN_SHARED", "facts")
	text, err := os.ReadFile(filepath.Join(dir, "facts", name))
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(text, into))
}

// TestFactsServices compares the services with the facts.
func TestFactsServices(t *testing.T) {
	var table struct {
		Gone     map[string]string `json:"documentedButNotInBotocore"`
		Services map[string]struct {
			ASLService, ErrorPrefix, IAMPrefix, ServiceID string
			Documented                                    bool
			Operations                                    int
		}
	}
	facts(t, "services.json", &table)
	for goPackage, want := range table.Services {
		s := service.LookupSDK(want.ASLService)
		require.NotNil(t, s, want.ASLService)
		require.Equal(t, want.ErrorPrefix, s.ErrorPrefix)
		require.Equal(t, want.IAMPrefix, s.IAMPrefix)
		require.Equal(t, want.ServiceID, s.ID)
		require.Equal(t, want.Documented, s.Documented)
		require.Equal(t, goPackage, s.GoPackage)
		require.Len(t, s.Actions(), want.Operations, want.ASLService)
		if goPackage != want.ASLService {
			require.Same(t, s, service.Misnamed(goPackage))
		}
	}
	for name, prefix := range table.Gone {
		require.Equal(t, prefix, service.LookupSDK(name).ErrorPrefix)
	}
	require.Len(t, service.SDKServices(), len(table.Services)+len(table.Gone))
	var unsupported map[string][]string
	facts(t, "unsupported_operations.json", &unsupported)
	for name, operations := range unsupported {
		for _, operation := range operations {
			require.True(t, service.LookupSDK(name).Unsupported(strings.ToLower(operation[:1])+operation[1:]), "%s %s", name, operation)
		}
	}
}

// TestFactsHealth compares the calls of seven services with facts that were gathered in another way.
func TestFactsHealth(t *testing.T) {
	var table map[string]struct {
		Operations map[string]struct {
			Resource   string
			Parameters map[string]struct {
				Required         bool
				IdempotencyToken bool
			}
			Errors []string
		}
	}
	facts(t, "health.json", &table)
	count := 0
	for _, s := range table {
		for operation, want := range s.Operations {
			r, ok := service.Parse(want.Resource)
			require.True(t, ok, want.Resource)
			action := service.LookupSDK(r.Service).Action(r.Action)
			require.NotNil(t, action, operation)
			var names []string
			for _, p := range action.Parameters {
				names = append(names, p.Name)
				require.Equal(t, want.Parameters[p.Name].Required && !want.Parameters[p.Name].IdempotencyToken, p.Required, "%s %s", operation, p.Name)
			}
			require.Len(t, names, len(want.Parameters), operation)
			for name := range want.Parameters {
				require.Contains(t, names, name, operation)
			}
			require.Subset(t, action.Service.Errors(), want.Errors, operation)
			count++
		}
	}
	require.Greater(t, count, 200)
}

// TestFactsOptimized compares the optimized integrations with the facts.
func TestFactsOptimized(t *testing.T) {
	var table struct {
		Integrations []struct {
			Integration string
			Patterns    map[string]struct {
				Resource      string
				WorkflowTypes []string
				IAM           []json.RawMessage
			}
			Parameters map[string]struct{ Required bool }
		}
	}
	facts(t, "optimized.json", &table)
	for _, want := range table.Integrations {
		name, action, ok := strings.Cut(want.Integration, ":")
		if !ok {
			continue // a Lambda function, an activity
		}
		i := service.LookupOptimized(name, action)
		require.NotNil(t, i, want.Integration)
		require.Len(t, i.Offers, len(want.Patterns))
		for _, p := range want.Patterns {
			r, ok := service.Parse(p.Resource)
			require.True(t, ok)
			require.Equal(t, want.Integration, r.Service+":"+r.Action)
			offer := i.Offer(r.Pattern)
			require.NotNil(t, offer, p.Resource)
			require.Equal(t, len(p.WorkflowTypes) == 2, offer.Express, p.Resource)
			require.Len(t, offer.IAM, len(p.IAM))
		}
		require.Len(t, i.Parameters, len(want.Parameters))
		for _, p := range i.Parameters {
			require.Equal(t, want.Parameters[p.Name].Required, p.Required, "%s %s", want.Integration, p.Name)
		}
	}
}

// TestFactsPermissions compares the actions of IAM that authorize SDK calls with the facts.
func TestFactsPermissions(t *testing.T) {
	var table struct {
		Services map[string]struct {
			IAMPrefix string
			Unknown   []string
			Differs   map[string]struct{ Actions []string }
		}
	}
	facts(t, "iam.json", &table)
	for name, want := range table.Services {
		s := service.LookupSDK(name)
		for operation, differs := range want.Differs {
			list, ok := s.Permissions(strings.ToLower(operation[:1]) + operation[1:])
			require.True(t, ok, "%s %s", name, operation)
			var actions []string
			for _, p := range list {
				actions = append(actions, p.Action)
			}
			require.Equal(t, differs.Actions, actions, "%s %s", name, operation)
		}
		for _, operation := range want.Unknown {
			_, ok := s.Permissions(strings.ToLower(operation[:1]) + operation[1:])
			require.False(t, ok, "%s %s", name, operation)
		}
	}
}
