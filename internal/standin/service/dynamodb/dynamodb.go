// Package dynamodb stands for the package of that name of the AWS SDK for Go in the tests of the library.
package dynamodb

import "github.com/aslgen/aslgen/internal/standin/service/dynamodb/types"

// PutItemInput is the request of PutItem.
type PutItemInput struct {
	TableName *string
	Item      map[string]types.AttributeValue
}

// PutItemOutput is its response.
type PutItemOutput struct {
	Attributes map[string]types.AttributeValue
}
