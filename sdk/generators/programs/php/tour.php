<?php

// What a reader's app does with the generated client: it tells what it saw, and `check.py` compares.

declare(strict_types=1);

use OpenAPI\Client\Api\ArticlesApi;
use OpenAPI\Client\Api\ChangesApi;
use OpenAPI\Client\Api\GuidanceApi;
use OpenAPI\Client\Api\StoriesApi;
use OpenAPI\Client\ApiException;
use OpenAPI\Client\Configuration;
use OpenAPI\Client\Model\AssessmentRequest;
use OpenAPI\Client\Model\ConsentRequest;
use OpenAPI\Client\Model\StorySubmissionRequest;

// As Composer would, from where Debian's packages are.
require_once 'GuzzleHttp/autoload.php';
spl_autoload_register(function (string $class): void {
    require __DIR__ . '/client/lib/' . str_replace('\\', '/', substr($class, strlen('OpenAPI\\Client\\'))) . '.php';
});

const SLUG = 'sex-after-miscarriage';
const FACTS = ['bleeding' => 'heavier_than_a_period', 'days_since_loss' => 10, 'fever' => true];
const BODY = 'We waited until the bleeding had stopped, and then two weeks more. It was right for us.';

$configuration = (new Configuration())->setHost($argv[1]);
$http = new GuzzleHttp\Client();
$articles = new ArticlesApi($http, $configuration);
$guidance = new GuidanceApi($http, $configuration);
$stories = new StoriesApi($http, $configuration);

function conditions(array $of): array
{
    return array_map(fn ($one) => [$one->getFact(), $one->getOperator(), $one->getValue()], $of);
}

function refused(callable $asked): array
{
    try {
        $asked();
    } catch (ApiException $refused) {
        $problem = $refused->getResponseObject();
        $pointers = array_map(fn ($fault) => $fault->getPointer(), $problem->getErrors());
        return [$refused->getCode(), $problem->getCode(), $pointers];
    }
    throw new Exception('it was not refused');
}

$sent = null;
$steps = [
    'article' => function () use ($articles) {
        $read = $articles->getArticle(SLUG);
        $scenarios = [];
        foreach ($read->getScenarios() as $scenario) {
            // PHP has one empty array for JSON's two.
            $scenarios[$scenario->getKey()] = (object) $scenario->getFacts();
        }
        return [
            'title' => $read->getTitle(),
            'aspects' => array_map(fn ($section) => $section->getAspect(), $read->getSections()),
            'rules' => array_map(
                fn ($rule) => [$rule->getKey(), conditions($rule->getAppliesWhen()), conditions($rule->getSatisfiedWhen())],
                $read->getGuidanceRules()
            ),
            'warnings' => array_map(
                fn ($warning) => [$warning->getKey(), conditions($warning->getTriggeredWhen())],
                $read->getSymptomWarnings()
            ),
            'scenarios' => $scenarios,
        ];
    },
    'warnings' => fn () => array_map(
        fn ($one) => [$one->getKey(), $one->getUrgency(), conditions($one->getTriggeredWhen())],
        $guidance->listSymptomWarnings()->getResults()
    ),
    'assess' => function () use ($guidance) {
        $asked = (new AssessmentRequest())->setFacts(FACTS)->setNotKnown(['feels_faint']);
        $answer = $guidance->assessArticle(SLUG, $asked);
        $judged = $answer->getWarnings();
        foreach ($answer->getActivities() as $activity) {
            array_push($judged, ...$activity->getRules());
        }
        return [
            'outcomes' => array_map(fn ($one) => [$one->getActivity(), $one->getOutcome()], $answer->getActivities()),
            'because' => array_map(fn ($one) => [
                $one->getKey(),
                $one->getState(),
                array_map(
                    fn ($why) => [$why->getFact(), $why->getValue(), $why->getGiven(), $why->getTruth()],
                    $one->getBecause()
                ),
            ], $judged),
        ];
    },
    'stories' => fn () => array_map(
        fn ($story) => [$story->getId(), $story->getContentNotes()],
        $stories->listStories()->getResults()
    ),
    'changes' => fn () => array_map(
        fn ($one) => [
            $one->getSequence(),
            $one->getKind(),
            $one->getSubject(),
            $one->getSlug(),
            $one->getId(),
            $one->getSignificance(),
            $one->getSuccessor(),
        ],
        (new ChangesApi($http, $configuration))->listChanges()->getResults()
    ),
    'submit' => function () use ($stories, $configuration, &$sent) {
        $consent = (new ConsentRequest())
            ->setPolicyVersion($stories->getStoryPolicy()->getVersion())
            ->setPublish(true)
            ->setOwnExperience(true)
            ->setAdult(true);
        $story = (new StorySubmissionRequest())
            ->setArticle(SLUG)
            ->setBody(BODY)
            ->setLanguage('en-GB')
            ->setConsent($consent);
        $sent = $stories->submitStory($story);
        $configuration->setAccessToken($sent->getReceipt());
        $seen = $stories->getSubmission($sent->getId());
        return [
            'id' => $sent->getId(),
            'receipt' => $sent->getReceipt(),
            'status' => $seen->getStatus(),
            'body' => $seen->getBody(),
        ];
    },
    'withdraw' => function () use ($stories, &$sent) {
        $stories->withdrawSubmission($sent->getId());
        [, $code] = refused(fn () => $stories->getSubmission($sent->getId()));
        return ['id' => $sent->getId(), 'receipt' => $sent->getReceipt(), 'code' => $code];
    },
    'problem' => fn () => [
        refused(fn () => $articles->getArticle('nothing-of-that-name')),
        refused(fn () => $guidance->assessArticle(
            SLUG,
            (new AssessmentRequest())->setFacts(['bleeding' => 'lots', 'fevre' => true])
        )),
    ],
];

foreach ($steps as $step => $go) {
    try {
        $line = json_encode(['step' => $step, 'saw' => $go()], JSON_THROW_ON_ERROR);
    } catch (Throwable $failed) {
        $line = json_encode(['step' => $step, 'failed' => get_class($failed) . ': ' . $failed->getMessage()]);
    }
    echo $line, "\n";
}
