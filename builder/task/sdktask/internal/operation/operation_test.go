package operation

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/service"
	"github.com/aslgen/aslgen/builder/internal/awssdk"
)

// TestService lists the packages whose service is called otherwise in a Resource.
func TestService(t *testing.T) {
	for pkg, want := range map[string][2]string{
		"healthlake": {"healthlake", "HealthLake"}, "sfn": {"sfn", "Sfn"}, "dynamodb": {"dynamodb", "DynamoDb"}, "rds": {"rds", "Rds"},
		"applicationdiscoveryservice": {"applicationdiscovery", "ApplicationDiscovery"}, "configservice": {"config", "Config"},
		"costandusagereportservice": {"costandusagereport", "CostAndUsageReport"}, "databasemigrationservice": {"databasemigration", "DatabaseMigration"},
		"directoryservice": {"directory", "Directory"}, "directoryservicedata": {"directoryservicedata", "DirectoryServiceData"},
		"elasticsearchservice": {"elasticsearch", "Elasticsearch"}, "lexmodelbuildingservice": {"lexmodelbuilding", "LexModelBuilding"},
		"lexruntimeservice": {"lexruntime", "LexRuntime"}, "marketplaceentitlementservice": {"marketplaceentitlement", "MarketplaceEntitlement"},
		"newservice": {"newservice", "Newservice"},
		"logs":       {"logs", "Logs"}, // what is no package of the SDK is not taken for the service that it may mean
	} {
		require.Equal(t, want[0], Service(pkg))
		require.Equal(t, want[1], ErrorPrefix(pkg))
	}
	for _, name := range service.SDKServices() {
		if s := service.LookupSDK(name); s.GoPackage != "" {
			require.Equal(t, s.Name, Service(s.GoPackage))
			require.Equal(t, s.ErrorPrefix, ErrorPrefix(s.GoPackage))
		}
	}
}

// TestCatalogueKeys holds every parameter of the catalogue to the rule: a name that the rule would change is none that it makes.
func TestCatalogueKeys(t *testing.T) {
	n := 0
	for _, name := range service.SDKServices() {
		s := service.LookupSDK(name)
		for _, action := range s.Actions() {
			require.Equal(t, action, awssdk.Action(action))
			for _, p := range s.Action(action).Parameters {
				require.Equal(t, p.Name, awssdk.Key(p.Name), "%s:%s", name, action)
				n++
			}
		}
		for _, e := range s.Errors() {
			bare := e[len(s.ErrorPrefix)+1:]
			require.Equal(t, "Exception", bare[len(bare)-len("Exception"):])
		}
	}
	require.Greater(t, n, 50_000)
}
