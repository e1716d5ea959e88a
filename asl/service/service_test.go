package service_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/service"
)

// TestEveryBlock reads the whole catalogue, so that no part of it can be damaged.
func TestEveryBlock(t *testing.T) {
	actions := 0
	for _, name := range service.SDKServices() {
		s := service.LookupSDK(name)
		require.NotNil(t, s, name)
		require.Equal(t, name, s.Name)
		require.Same(t, s, service.LookupErrorPrefix(s.ErrorPrefix), name)
		for _, action := range s.Actions() {
			a := s.Action(action)
			require.NotNil(t, a, "%s:%s", name, action)
			require.Regexp(t, `^[a-z][A-Za-z0-9_]*$`, a.Name)
			for _, p := range a.Parameters {
				require.NotZero(t, p.Kind, "%s:%s %s", name, action, p.Name)
				require.Regexp(t, `^[A-Z]`, p.Name, "%s:%s", name, action)
			}
			actions++
		}
		for _, e := range s.Errors() {
			require.Regexp(t, `^[A-Za-z0-9]+\.[A-Z][A-Za-z0-9]*Exception$`, e)
		}
	}
	require.Greater(t, actions, 18000)
	for _, use := range service.Uses() {
		if use != service.ForActivity {
			require.NotEmpty(t, service.GrantsOf(use), use)
		}
	}
	count := 0
	for _, name := range service.OptimizedServices() {
		for _, action := range service.OptimizedActions(name) {
			i := service.LookupOptimized(name, action)
			require.NotNil(t, i, "%s:%s", name, action)
			require.NotNil(t, i.Offer(service.RequestResponse), "%s:%s", name, action)
			require.True(t, i.Offer(service.RequestResponse).Express)
			require.NotEmpty(t, i.Parameters, "%s:%s", name, action)
			if name != "http" {
				require.NotEmpty(t, i.ErrorPrefixes, "%s:%s", name, action)
			}
			if i.SDKService != "" {
				require.NotNil(t, service.LookupSDK(i.SDKService).Action(i.SDKAction), "%s:%s", name, action)
			}
			count++
		}
	}
	require.Equal(t, 64, count)
}

// TestPermissions reads the permissions of every action.
func TestPermissions(t *testing.T) {
	known, total := 0, 0
	for _, name := range service.SDKServices() {
		s := service.LookupSDK(name)
		for _, action := range s.Actions() {
			total++
			list, ok := s.Permissions(action)
			if !ok {
				continue
			}
			known++
			for _, p := range list {
				require.Regexp(t, `^[a-z0-9-]+:[A-Za-z0-9_]+$`, p.Action, "%s:%s", name, action)
				for _, r := range p.Types {
					require.NotEmpty(t, r.Name)
					require.Regexp(t, `^arn:\$\{Partition\}:`, r.ARN, "%s:%s", name, action)
				}
			}
		}
	}
	require.Greater(t, known*100, total*98)
	list, ok := service.LookupSDK("medicalimaging").Permissions("getImageSet")
	require.True(t, ok)
	require.Equal(t, "medical-imaging:GetImageSet", list[0].Action)
	require.Equal(t, service.ResourceType{Name: "datastore", ARN: "arn:${Partition}:medical-imaging:${Region}:${Account}:datastore/${DatastoreId}", Required: true}, list[0].Types[0])
	list, _ = service.LookupSDK("s3").Permissions("copyObject")
	require.Equal(t, []string{"s3:GetObject", "s3:PutObject"}, []string{list[0].Action, list[1].Action})
	for _, call := range [][2]string{{"accessanalyzer", "getFindingV2"}, {"s3", "noSuchAction"}, {"qldb", "createLedger"}} {
		_, ok = service.LookupSDK(call[0]).Permissions(call[1])
		require.False(t, ok, call[1])
	}
}

func TestSDK(t *testing.T) {
	s3 := service.LookupSDK("s3")
	require.Equal(t, "S3", s3.ErrorPrefix)
	require.Equal(t, []service.Parameter{
		{Name: "Bucket", Kind: service.String, Required: true},
		{Name: "VersioningConfiguration", Kind: service.Object, Required: true},
	}, pick(s3.Action("putBucketVersioning").Parameters, "Bucket", "VersioningConfiguration"))
	require.Equal(t, []service.Parameter{{Name: "Acl", Kind: service.String}}, pick(s3.Action("putObject").Parameters, "Acl", "ACL"))
	require.Nil(t, s3.Action("PutObject"))
	require.True(t, s3.Unsupported("selectObjectContent"))
	require.False(t, s3.Unsupported("getObject"))
	require.Contains(t, s3.Errors(), "S3.NoSuchKeyException")
	require.Contains(t, s3.Errors(), "S3.S3Exception")
	require.Contains(t, service.LookupSDK("rds").Errors(), "Rds.DbInstanceNotFoundException")
	require.Contains(t, service.LookupSDK("textract").Errors(), "Textract.InvalidKmsKeyException")
	require.Equal(t, "states", service.LookupSDK("sfn").IAMPrefix)
	require.Equal(t, "configservice", service.LookupSDK("config").GoPackage)
	// An idempotency token is required by the API, and made by the SDK.
	require.Equal(t, []service.Parameter{{Name: "ClientToken", Kind: service.String}},
		pick(service.LookupSDK("medicalimaging").Action("startDICOMImportJob").Parameters, "ClientToken"))
	require.Nil(t, service.LookupSDK("states"))
	// In the guide, but no longer among the API models: no actions are known.
	require.Empty(t, service.LookupSDK("qldb").Actions())
	require.True(t, service.LookupSDK("elastictranscoder").Unsupported("testRole"))
}

func pick(list []service.Parameter, names ...string) []service.Parameter {
	var found []service.Parameter
	for _, p := range list {
		for _, name := range names {
			if p.Name == name {
				found = append(found, p)
			}
		}
	}
	return found
}

func TestMisnamed(t *testing.T) {
	for name, want := range map[string]string{
		"states": "sfn", "stepfunctions": "sfn", "logs": "cloudwatchlogs", "events": "eventbridge", "DynamoDB": "dynamodb", "configservice": "config",
		"redshift-data": "redshiftdata", "elasticfilesystem": "efs", "bedrock-runtime": "bedrockruntime", "medical-imaging": "medicalimaging",
		"elasticmapreduce": "emr", "cognito-idp": "cognitoidentityprovider",
	} {
		s := service.Misnamed(name)
		require.NotNil(t, s, name)
		require.Equal(t, want, s.Name, name)
	}
	for _, name := range []string{"s3", "brandnew", ""} {
		require.Nil(t, service.Misnamed(name), name)
	}
	require.Equal(t, "dynamodb", service.NearestSDK("dynamdb"))
}

func TestOptimized(t *testing.T) {
	require.Nil(t, service.LookupOptimized("dynamodb", "query"))
	i := service.LookupOptimized("lambda", "invoke")
	require.Equal(t, "lambda", i.SDKService)
	require.True(t, i.Metadata)
	require.Equal(t, []service.Parameter{
		{Name: "FunctionName", Kind: service.String, Required: true, Type: "string"},
		{Name: "LogType", Kind: service.String, Type: "enum(None|Tail)", Values: []string{"None", "Tail"}},
		{Name: "Payload", Kind: service.Any, Type: "blob"},
	}, pick(i.Parameters, "FunctionName", "LogType", "Payload"))
	require.Equal(t, []string{"lambda:InvokeFunction"}, i.Offer(service.RequestResponse).IAM[0].Actions)
	require.Nil(t, i.Offer(service.Sync))
	require.NotNil(t, service.LookupOptimized("states", "startExecution").Offer(service.Sync2))
	require.Equal(t, []string{"ECS", "AmazonECS"}, service.LookupOptimized("ecs", "runTask").ErrorPrefixes)
	require.Equal(t, service.Any, pick(service.LookupOptimized("http", "invoke").Parameters, "Headers")[0].Kind)
	require.Equal(t, "dynamodb", service.LookupOptimizedPrefix("DynamoDB"))
	require.Equal(t, "ecs", service.LookupOptimizedPrefix("AmazonECS"))
	require.Empty(t, service.LookupOptimizedPrefix("DynamoDb"))
	require.Equal(t, `{"MessageId":"string","SequenceNumber":"string"}`, service.LookupOptimized("sns", "publish").Offer(service.RequestResponse).Result)
}

func BenchmarkAction(b *testing.B) {
	for b.Loop() {
		service.LookupSDK("ec2").Action("runInstances")
	}
}
