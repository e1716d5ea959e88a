// Package textract stands for the package of that name of the AWS SDK for Go in the tests of the library.
package textract

// DetectDocumentTextInput is the request of DetectDocumentText.
type DetectDocumentTextInput struct{ Document *Document }

// Document is a document.
type Document struct{ Bytes []byte }

// DetectDocumentTextOutput is its response.
type DetectDocumentTextOutput struct{ DetectDocumentTextModelVersion *string }
