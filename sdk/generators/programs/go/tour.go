// What a reader's app does with the generated client: it tells what it saw, and `check.py` compares.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	openapi "github.com/GIT_USER_ID/GIT_REPO_ID"
)

const (
	slug = "sex-after-miscarriage"
	body = "We waited until the bleeding had stopped, and then two weeks more. It was right for us."
)

var facts = map[string]interface{}{
	"bleeding": "heavier_than_a_period", "days_since_loss": 10, "fever": true,
}

type list = []interface{}
type object = map[string]interface{}

var client *openapi.APIClient
var receipt, sent string

func main() {
	configuration := openapi.NewConfiguration()
	configuration.Servers = openapi.ServerConfigurations{{URL: os.Args[1]}}
	client = openapi.NewAPIClient(configuration)
	tell("article", article)
	tell("warnings", warnings)
	tell("assess", assess)
	tell("stories", stories)
	tell("changes", changes)
	tell("submit", submit)
	tell("withdraw", withdraw)
	tell("problem", problem)
}

func tell(step string, run func(context.Context) (interface{}, error)) {
	line := object{"step": step}
	if saw, err := run(context.Background()); err != nil {
		line["failed"] = err.Error()
	} else {
		line["saw"] = saw
	}
	written, err := json.Marshal(line)
	if err != nil {
		panic(err)
	}
	fmt.Println(string(written))
}

func conditions(of []openapi.Condition) list {
	found := list{}
	for _, one := range of {
		found = append(found, list{one.Fact, one.Operator, one.Value})
	}
	return found
}

func article(ctx context.Context) (interface{}, error) {
	read, _, err := client.ArticlesAPI.GetArticle(ctx, slug).Execute()
	if err != nil {
		return nil, err
	}
	aspects, rules, warnings, scenarios := list{}, list{}, list{}, object{}
	for _, one := range read.Sections {
		aspects = append(aspects, one.Aspect)
	}
	for _, one := range read.GuidanceRules {
		rules = append(rules, list{one.Key, conditions(one.AppliesWhen), conditions(one.SatisfiedWhen)})
	}
	for _, one := range read.SymptomWarnings {
		warnings = append(warnings, list{one.Key, conditions(one.TriggeredWhen)})
	}
	for _, one := range read.Scenarios {
		scenarios[one.Key] = one.Facts
	}
	return object{
		"title": read.Title, "aspects": aspects, "rules": rules, "warnings": warnings, "scenarios": scenarios,
	}, nil
}

func warnings(ctx context.Context) (interface{}, error) {
	page, _, err := client.GuidanceAPI.ListSymptomWarnings(ctx).Execute()
	if err != nil {
		return nil, err
	}
	found := list{}
	for _, one := range page.Results {
		found = append(found, list{one.Key, one.Urgency, conditions(one.TriggeredWhen)})
	}
	return found, nil
}

func assess(ctx context.Context) (interface{}, error) {
	asked := openapi.AssessmentRequest{Facts: facts, NotKnown: []string{"feels_faint"}}
	answer, _, err := client.GuidanceAPI.AssessArticle(ctx, slug).AssessmentRequest(asked).Execute()
	if err != nil {
		return nil, err
	}
	outcomes, judged := list{}, list{}
	because := func(key string, state interface{}, reasons []openapi.Reason) {
		why := list{}
		for _, one := range reasons {
			why = append(why, list{one.Fact, one.Value, one.Given, one.Truth})
		}
		judged = append(judged, list{key, state, why})
	}
	for _, one := range answer.Warnings {
		because(one.Key, one.State, one.Because)
	}
	for _, activity := range answer.Activities {
		outcomes = append(outcomes, list{activity.Activity, activity.Outcome})
		for _, one := range activity.Rules {
			because(one.Key, one.State, one.Because)
		}
	}
	return object{"outcomes": outcomes, "because": judged}, nil
}

func stories(ctx context.Context) (interface{}, error) {
	page, _, err := client.StoriesAPI.ListStories(ctx).Execute()
	if err != nil {
		return nil, err
	}
	found := list{}
	for _, one := range page.Results {
		found = append(found, list{one.Id, one.ContentNotes})
	}
	return found, nil
}

func changes(ctx context.Context) (interface{}, error) {
	page, _, err := client.ChangesAPI.ListChanges(ctx).Execute()
	if err != nil {
		return nil, err
	}
	found := list{}
	for _, one := range page.Results {
		found = append(found, list{
			one.Sequence, one.Kind, one.Subject, one.Slug.Get(), one.Id.Get(), one.Significance.Get(), one.Successor.Get(),
		})
	}
	return found, nil
}

func submit(ctx context.Context) (interface{}, error) {
	policy, _, err := client.StoriesAPI.GetStoryPolicy(ctx).Execute()
	if err != nil {
		return nil, err
	}
	consent := openapi.ConsentRequest{PolicyVersion: policy.Version, Publish: true, OwnExperience: true, Adult: true}
	story := openapi.StorySubmissionRequest{Article: slug, Body: body, Language: "en-GB", Consent: consent}
	taken, _, err := client.StoriesAPI.SubmitStory(ctx).StorySubmissionRequest(story).Execute()
	if err != nil {
		return nil, err
	}
	sent, receipt = taken.Id, taken.Receipt
	seen, _, err := client.StoriesAPI.GetSubmission(held(ctx), sent).Execute()
	if err != nil {
		return nil, err
	}
	return object{"id": sent, "receipt": receipt, "status": seen.Status, "body": seen.Body}, nil
}

func held(ctx context.Context) context.Context {
	return context.WithValue(ctx, openapi.ContextAccessToken, receipt)
}

func withdraw(ctx context.Context) (interface{}, error) {
	if _, err := client.StoriesAPI.WithdrawSubmission(held(ctx), sent).Execute(); err != nil {
		return nil, err
	}
	_, _, err := client.StoriesAPI.GetSubmission(held(ctx), sent).Execute()
	found, err := refused(err)
	if err != nil {
		return nil, err
	}
	return object{"id": sent, "receipt": receipt, "code": found.Code}, nil
}

func refused(err error) (openapi.Problem, error) {
	var failed *openapi.GenericOpenAPIError
	if errors.As(err, &failed) {
		if found, is := failed.Model().(openapi.Problem); is {
			return found, nil
		}
	}
	return openapi.Problem{}, fmt.Errorf("it was not refused with a problem: %w", err)
}

func problem(ctx context.Context) (interface{}, error) {
	_, _, missing := client.ArticlesAPI.GetArticle(ctx, "nothing-of-that-name").Execute()
	unknown := openapi.NewAssessmentRequest(object{"bleeding": "lots", "fevre": true})
	_, _, wrong := client.GuidanceAPI.AssessArticle(ctx, slug).AssessmentRequest(*unknown).Execute()
	found := list{}
	for _, err := range []error{missing, wrong} {
		met, err := refused(err)
		if err != nil {
			return nil, err
		}
		pointers := list{}
		for _, fault := range met.Errors {
			pointers = append(pointers, fault.Pointer)
		}
		found = append(found, list{met.Status, met.Code, pointers})
	}
	return found, nil
}
