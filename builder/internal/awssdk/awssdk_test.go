package awssdk

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/internal/sources"
	dynamo "github.com/aslgen/aslgen/internal/standin/service/dynamodb/types"
	"github.com/aslgen/aslgen/internal/standin/service/healthlake"
	"github.com/aslgen/aslgen/internal/standin/service/healthlake/types"
)

func TestKey(t *testing.T) {
	for field, want := range map[string]string{
		"": "", "A": "A", "a": "A", "Name": "Name", "name": "Name",
		"DatastoreId": "DatastoreId", "ETag": "ETag", "S3Uri": "S3Uri", "IPv6CidrBlock": "IPv6CidrBlock",
		"DBInstanceIdentifier": "DbInstanceIdentifier", "SSEKMSKeyId": "SsekmsKeyId", "ACL": "Acl", "ARN": "Arn", "ID": "Id",
		"MD5OfBody": "Md5OfBody", "ContentMD5": "ContentMD5", "ChecksumCRC32": "ChecksumCRC32", "ResourceARN": "ResourceARN",
		"SNSTopicArn": "SnsTopicArn", "DICOMStudyInstanceUID": "DicomStudyInstanceUID", "ICD10CMConcepts": "Icd10CMConcepts",
		"Equals": "EqualsValue", "Default": "DefaultValue", "Package": "PackageValue", "NotifyAll": "NotifyAllValue", "NULL": "NullValue",
		"Defaults": "Defaults", "BOOL": "Bool", "SS": "Ss", "S": "S", "B": "B",
	} {
		require.Equal(t, want, Key(field), field)
	}
}

func TestAction(t *testing.T) {
	for operation, want := range map[string]string{
		"": "", "StartFHIRImportJob": "startFHIRImportJob", "ListObjectsV2": "listObjectsV2", "InferICD10CM": "inferICD10CM", "X": "x",
	} {
		require.Equal(t, want, Action(operation))
	}
}

func TestErrorName(t *testing.T) {
	for typ, want := range map[string]string{
		"NoSuchKey": "NoSuchKeyException", "ResourceNotFoundException": "ResourceNotFoundException",
		"DBInstanceNotFoundFault": "DbInstanceNotFoundException", "InvalidKMSKeyException": "InvalidKmsKeyException",
		"KMSInternalException": "KmsInternalException", "InvalidS3ObjectException": "InvalidS3ObjectException",
		"InvalidArnException": "InvalidArnException", "AuthorizationErrorException": "AuthorizationErrorException", "Fault": "Exception",
		"S3Fault": "S3Exception", "IDPRejectedClaimException": "IdpRejectedClaimException", "Exception": "Exception",
	} {
		require.Equal(t, want, ErrorName(typ), typ)
	}
}

// stranger has the name of a type of the SDK, and is none.
type stranger struct{}

// Loner is an interface with one method that is called otherwise.
type Loner interface{ isOther() }

func TestTypes(t *testing.T) {
	for _, c := range []struct {
		typ    reflect.Type
		pkg    string
		strukt bool
		union  bool
	}{
		{reflect.TypeFor[healthlake.StartFHIRImportJobInput](), "healthlake", true, false},
		{reflect.TypeFor[types.S3Configuration](), "healthlake", true, false},
		{reflect.TypeFor[types.JobStatus](), "healthlake", false, false},
		{reflect.TypeFor[types.InputDataConfig](), "healthlake", false, true},
		{reflect.TypeFor[dynamo.AttributeValue](), "dynamodb", false, true},
		{reflect.TypeFor[*types.S3Configuration](), "", false, false},
		{reflect.TypeFor[[]types.Tag](), "", false, false},
		{reflect.TypeFor[stranger](), "", false, false},
		{reflect.TypeFor[Loner](), "", false, false},
		{reflect.TypeFor[string](), "", false, false},
		{reflect.TypeFor[any](), "", false, false},
		{reflect.TypeFor[io.Reader](), "", false, false},
		{reflect.TypeFor[time.Time](), "", false, false},
		{reflect.TypeFor[sourcesLike](), "", false, false},
	} {
		pkg, ok := Package(c.typ)
		require.Equal(t, c.pkg != "", ok, c.typ)
		if ok {
			require.Equal(t, c.pkg, pkg)
		}
		require.Equal(t, c.strukt, Struct(c.typ), c.typ)
		require.Equal(t, c.union, Union(c.typ), c.typ)
	}
}

type sourcesLike = json.Decoder

func TestPath(t *testing.T) {
	for path, want := range map[string]string{
		"github.com/aws/aws-sdk-go-v2/service/s3":                     "s3",
		"github.com/aws/aws-sdk-go-v2/service/s3/types":               "s3",
		"example.com/fork/aws-sdk-go-v2/service/s3":                   "s3",
		"clinic/vendor/github.com/aws/aws-sdk-go-v2/service/s3/types": "s3",
		"github.com/aws/aws-sdk-go-v2/service/s3/document":            "",
		"github.com/aws/aws-sdk-go-v2/service/s3/internal/types":      "",
		"github.com/aws/aws-sdk-go-v2/service/internal/checksum":      "",
		"github.com/aws/aws-sdk-go-v2/feature/s3/manager":             "",
		"github.com/aws/aws-sdk-go/service/s3":                        "", // version 1
		"example.com/clinic/service/patients":                         "",
		"example.com/clinic/service/patients/types":                   "",
		"example.com/my-aws-sdk-go-v2/service/s3":                     "",
		"github.com/aws/aws-sdk-go-v2/service/":                       "",
		"github.com/aws/aws-sdk-go-v2/service":                        "",
		"github.com/aslgen/aslgen/builder/x/service/rds":              "rds",
		"": "",
	} {
		name, ok := packageOf(path)
		require.Equal(t, want != "", ok, path)
		if ok {
			require.Equal(t, want, name)
		}
	}
}

func TestMember(t *testing.T) {
	union, value := reflect.TypeFor[types.InputDataConfig](), reflect.TypeFor[dynamo.AttributeValue]()
	for _, c := range []struct {
		union, member reflect.Type
		want          string
	}{
		{union, reflect.TypeFor[types.InputDataConfigMemberS3Uri](), "S3Uri"},
		{union, reflect.TypeFor[types.UnknownUnionMember](), ""},
		{union, reflect.TypeFor[types.OutputDataConfigMemberS3Configuration](), ""},
		{union, reflect.TypeFor[stranger](), ""},
		{union, reflect.TypeFor[string](), ""},
		{union, reflect.TypeFor[*types.InputDataConfigMemberS3Uri](), ""},
		{value, reflect.TypeFor[dynamo.AttributeValueMemberNULL](), "Nul"},
		{value, reflect.TypeFor[dynamo.AttributeValueMemberBOOL](), "Bool"},
		{value, reflect.TypeFor[dynamo.AttributeValueMemberSS](), "Ss"},
		{value, reflect.TypeFor[dynamo.AttributeValueMemberS](), "S"},
		{value, reflect.TypeFor[types.InputDataConfigMemberS3Uri](), ""},
	} {
		key, ok := Member(c.union, c.member)
		require.Equal(t, c.want, key, c.member)
		require.Equal(t, c.want != "", ok, c.member)
	}
}

// TestSharedNames holds the rule to the table of all members that are not called as in Go.
func TestSharedNames(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(sources.Folder(t, "ASLGEN_SHARED", "shared tables"), "facts", "name_exceptions.json"))
	require.NoError(t, err)
	var table map[string]map[string]string
	require.NoError(t, json.Unmarshal(text, &table))
	n := 0
	for service, names := range table {
		for field, key := range names {
			require.Equal(t, key, Key(field), "%s of %s", field, service)
			n++
		}
	}
	t.Logf("%d names of %d services", n, len(table))
	require.Greater(t, n, 500)
}

// FuzzKey holds the names that the rule makes to what every getter is: the same letters, a capital first, stable.
func FuzzKey(f *testing.F) {
	for _, s := range []string{"", "DBInstanceIdentifier", "ETag", "Equals", "NULL", "A", "aB", "X9y", "S3Uri", "ÄrzteId", "_x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, field string) {
		key := Key(field)
		if field == "" || !isUpper(field[0]) {
			t.Skip("no exported field")
		}
		require.Equal(t, key, Key(key), "the rule is stable")
		require.Equal(t, strings.ToLower(field), strings.TrimSuffix(strings.ToLower(key), "value")+suffix(field, key), "only the case changes")
		if key != "" && isLower(key[0]) {
			t.Errorf("%q begins with a small letter", key)
		}
		runs := 0
		for runs < len(key) && isUpper(key[runs]) {
			runs++
		}
		require.LessOrEqual(t, runs, 2, "an acronym at the start is one word")
	})
}

// suffix is what TrimSuffix takes off too much: "Value" that belongs to the field.
func suffix(field, key string) string {
	if strings.HasSuffix(strings.ToLower(field), "value") && len(field) == len(key) {
		return "value"
	}
	return ""
}

// FuzzErrorName holds the names of errors to their form.
func FuzzErrorName(f *testing.F) {
	for _, s := range []string{"", "NoSuchKey", "DBInstanceNotFoundFault", "FaultFault", "Exception", "KMS2Fault", "aException", "V2Exception"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typ string) {
		for _, r := range typ {
			if r > unicode.MaxASCII {
				t.Skip("no type of the SDK")
			}
		}
		name := ErrorName(typ)
		require.True(t, strings.HasSuffix(name, "Exception"), name)
		require.True(t, strings.HasPrefix(strings.ToLower(name), strings.ToLower(strings.TrimSuffix(typ, "Fault"))), "only the case and the end change")
		require.False(t, typ != "" && isLower(name[0]), "a class begins with a capital")
	})
}
