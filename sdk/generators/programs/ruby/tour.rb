# What a reader's app does with the generated client: it tells what it saw, and `check.py` compares.

require 'json'
require 'uri'
require 'openapi_client'

SLUG = 'sex-after-miscarriage'.freeze
FACTS = {
  'bleeding' => 'heavier_than_a_period', 'days_since_loss' => 10, 'fever' => true
}.freeze
BODY = 'We waited until the bleeding had stopped, and then two weeks more. It was right for us.'.freeze

site = URI(ARGV[0])
configuration = OpenapiClient::Configuration.new do |to|
  to.scheme = site.scheme
  to.host = "#{site.host}:#{site.port}"
  to.base_path = ''
  to.server_index = nil
end
client = OpenapiClient::ApiClient.new(configuration)
articles = OpenapiClient::ArticlesApi.new(client)
guidance = OpenapiClient::GuidanceApi.new(client)
stories = OpenapiClient::StoriesApi.new(client)

def conditions(of)
  of.map { |condition| [condition.fact, condition.operator, condition.value] }
end

def refused
  yield
  raise 'it was not refused'
rescue OpenapiClient::ApiError => e
  problem = OpenapiClient::Problem.build_from_hash(JSON.parse(e.response_body, symbolize_names: true))
  [e.code, problem.code, problem.errors.map(&:pointer)]
end

sent = nil
steps = {
  article: lambda {
    read = articles.get_article(SLUG)
    {
      title: read.title,
      aspects: read.sections.map(&:aspect),
      rules: read.guidance_rules.map { |rule| [rule.key, conditions(rule.applies_when), conditions(rule.satisfied_when)] },
      warnings: read.symptom_warnings.map { |warning| [warning.key, conditions(warning.triggered_when)] },
      scenarios: read.scenarios.to_h { |scenario| [scenario.key, scenario.facts] }
    }
  },
  warnings: lambda {
    guidance.list_symptom_warnings.results.map { |one| [one.key, one.urgency, conditions(one.triggered_when)] }
  },
  assess: lambda {
    asked = OpenapiClient::AssessmentRequest.new(facts: FACTS, not_known: ['feels_faint'])
    answer = guidance.assess_article(SLUG, asked)
    {
      outcomes: answer.activities.map { |activity| [activity.activity, activity.outcome] },
      because: (answer.warnings + answer.activities.flat_map(&:rules)).map do |one|
        [one.key, one.state, one.because.map { |why| [why.fact, why.value, why.given, why.truth] }]
      end
    }
  },
  stories: -> { stories.list_stories.results.map { |story| [story.id, story.content_notes] } },
  changes: lambda {
    OpenapiClient::ChangesApi.new(client).list_changes.results.map do |one|
      [one.sequence, one.kind, one.subject, one.slug, one.id, one.significance, one.successor]
    end
  },
  submit: lambda {
    consent = OpenapiClient::ConsentRequest.new(
      policy_version: stories.get_story_policy.version, publish: true, own_experience: true, adult: true
    )
    sent = stories.submit_story(
      OpenapiClient::StorySubmissionRequest.new(article: SLUG, body: BODY, language: 'en-GB', consent: consent)
    )
    configuration.access_token = sent.receipt
    seen = stories.get_submission(sent.id)
    { id: sent.id, receipt: sent.receipt, status: seen.status, body: seen.body }
  },
  withdraw: lambda {
    stories.withdraw_submission(sent.id)
    _, code, = refused { stories.get_submission(sent.id) }
    { id: sent.id, receipt: sent.receipt, code: code }
  },
  problem: lambda {
    wrong = OpenapiClient::AssessmentRequest.new(facts: { 'bleeding' => 'lots', 'fevre' => true })
    [
      refused { articles.get_article('nothing-of-that-name') },
      refused { guidance.assess_article(SLUG, wrong) }
    ]
  }
}

steps.each do |step, go|
  puts JSON.generate(step: step, saw: go.call)
rescue StandardError => e
  puts JSON.generate(step: step, failed: "#{e.class}: #{e.message}")
end
